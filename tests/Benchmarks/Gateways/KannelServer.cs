using System.Diagnostics;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks.Gateways;

/// <summary>Kannel with a spool on the disk and a pretended network behind it (Debian packages kannel, kannel-extras). It may be killed and brought back on the same spool.</summary>
internal sealed class KannelServer : IAsyncDisposable
{
    private const string NetworkProgram = "/usr/lib/kannel/test/fakesmsc";

    private readonly string _folder;
    private readonly int _admin = FreePort.Find();
    private readonly int _inner = FreePort.Find();
    private readonly int _web = FreePort.Find();
    private readonly int _network = FreePort.Find();
    private Process? _bearerbox;
    private Process? _fakesmsc;
    private Process? _smsbox;

    private KannelServer(string folder) => _folder = folder;

    /// <summary>Its sendsms page up to the recipient; only final reports are asked for.</summary>
    public string Url => $"http://127.0.0.1:{_web}/cgi-bin/sendsms?username=crm&password=crm&from=10690000&coding=2&charset=UTF-8&dlr-mask=3";

    /// <summary>What came out on the other side.</summary>
    public NetworkLog Network { get; } = new();

    private string File => Path.Combine(_folder, "kannel.conf");

    /// <param name="folder">On the disk real data would lie on; kept by the caller.</param>
    public static async Task<KannelServer> StartAsync(string folder, CancellationToken ct)
    {
        if (!System.IO.File.Exists(NetworkProgram) || !System.IO.File.Exists("/usr/sbin/bearerbox"))
        {
            throw new BenchFailure("Kannel is missing: apt-get install kannel kannel-extras");
        }

        var kannel = new KannelServer(folder);
        Directory.CreateDirectory(Path.Combine(folder, "spool"));
        await System.IO.File.WriteAllTextAsync(kannel.File, kannel.Configuration(), ct);
        await kannel.ReviveAsync(ct);
        return kannel;
    }

    /// <summary>Its web page takes nobody's message until it is released; nothing is lost by it.</summary>
    public void Hold() => Signals.Halt(_smsbox!);

    public void Release() => Signals.Continue(_smsbox!);

    /// <summary>SIGKILL to both of its processes. The network is another's machine: it only loses the line, and ends by itself when it has read to its end.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        await Task.WhenAll(Signals.KillAsync(_bearerbox!, ct), Signals.KillAsync(_smsbox!, ct));
        await EndAsync(_fakesmsc!, ct);
    }

    public async Task ReviveAsync(CancellationToken ct)
    {
        _bearerbox = Run("/usr/sbin/bearerbox", null, File);
        await AnswersAsync($"http://127.0.0.1:{_admin}/status.txt?password=status", ct);
        _fakesmsc = Run(NetworkProgram, Network.Hear, "-v", "0", "-H", "127.0.0.1", "-r", $"{_network}", "-m", "0", "1 2 text x");
        _smsbox = Run("/usr/sbin/smsbox", null, File);
        await AnswersAsync($"http://127.0.0.1:{_web}/", ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in new[] { _smsbox, _fakesmsc, _bearerbox }.OfType<Process>())
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>Waits for its last words too.</summary>
    private static async Task EndAsync(Process process, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(5));
        await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited)
        {
            throw new BenchFailure("the pretended network did not notice that Kannel is gone");
        }
    }

    private static Process Run(string program, Action<string>? hear, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, said) => hear?.Invoke(said.Data ?? "");
        process.ErrorDataReceived += (_, said) => hear?.Invoke(said.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // An empty line within a group would end it.
    private string Configuration() => $"""
        group = core
        admin-port = {_admin}
        admin-interface = 127.0.0.1
        admin-password = admin
        status-password = status
        smsbox-port = {_inner}
        smsbox-interface = 127.0.0.1
        box-allow-ip = 127.0.0.1
        log-level = 2
        store-type = spool
        store-location = {_folder}/spool
        dlr-storage = internal

        group = smsc
        smsc = fake
        smsc-id = FAKE
        port = {_network}
        connect-allow-ip = 127.0.0.1

        group = smsbox
        bearerbox-host = 127.0.0.1
        bearerbox-port = {_inner}
        sendsms-port = {_web}
        sendsms-interface = 127.0.0.1
        http-request-retry = 30
        http-queue-delay = 1
        log-level = 2

        group = sendsms-user
        username = crm
        password = crm
        concatenation = true
        max-messages = 10
        user-allow-ip = 127.0.0.1

        """;

    private static async Task AnswersAsync(string address, CancellationToken ct)
    {
        using var http = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(address), ct);
                return;
            }
            catch (HttpRequestException) when (tries < 200)
            {
                await Task.Delay(50, ct);
            }
        }
    }
}
