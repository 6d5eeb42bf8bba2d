using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Browser.Tests.Rig;

/// <summary>The product as <c>./run</c> starts it: a process of its own, served from its published build.</summary>
public sealed class Product : IAsyncDisposable
{
    public const string Password = "demo-pass-2026";
    public const string ApiKey = "demo-key-of-the-browser-tests";

    /// <summary>Long enough to publish on a slow machine when sources changed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string _data;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly ConcurrentQueue<string> _said = new();
    private Process _process;

    private Product(string data, int port, IReadOnlyDictionary<string, string> settings)
    {
        (_data, _settings, Address) = (data, settings, $"http://127.0.0.1:{port}");
        _process = Launch();
    }

    public string Address { get; }

    /// <summary>The last lines of the console; they hold no personal data.</summary>
    public string Said => string.Join('\n', _said.TakeLast(60));

    public static async Task<Product> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var product = new Product(Directory.CreateTempSubdirectory("hcrm-browser-").FullName, FreePort(), settings);
        await product.UntilReadyAsync();
        return product;
    }

    /// <summary>As a power cut does: no farewell.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>On the same data and the same address.</summary>
    public async Task StartAgainAsync()
    {
        _process.Dispose();
        _process = Launch();
        await UntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HospitalCrm.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Launch()
    {
        // ./run ends in exec: this process id is the server's own.
        var start = new ProcessStartInfo(Path.Combine(Root(), "run"), ["--data", _data, "--urls", Address, "--size", "S"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        start.Environment["Demo__Password"] = Password;
        start.Environment["Demo__ApiKey"] = ApiKey;
        start.Environment["Demo__Stories"] = "false"; // tests count their own cases
        foreach (var (key, value) in _settings)
        {
            start.Environment[key] = value;
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            _said.Enqueue(line);
        }
    }

    private async Task UntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = new(Address), Timeout = TimeSpan.FromSeconds(5) };
        using var limit = new CancellationTokenSource(Patience);
        while (!await IsReadyAsync(http))
        {
            if (_process.HasExited || limit.IsCancellationRequested)
            {
                throw new InvalidOperationException($"The product did not become ready at {Address}:\n{Said}");
            }

            await Task.Delay(100, CancellationToken.None);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
