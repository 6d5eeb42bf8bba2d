using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Device.Tests.Messages.Peers;

/// <summary>A Kannel of one's own: bearerbox with one SMSC, and smsbox with its sendsms page (Debian packages kannel, kannel-extras).</summary>
internal sealed class Kannel : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kannel-").FullName;
    private readonly int _admin = FreePorts.Next();
    private readonly int _inner = FreePorts.Next();
    private readonly int _web = FreePorts.Next();
    private readonly List<PeerProcess> _processes = [];

    public PeerProcess Bearerbox => _processes[0];

    /// <param name="smsc">The lines of its <c>group = smsc</c>. An empty line within a group would end it.</param>
    public static async Task<Kannel> StartAsync(string smsc, Func<PeerProcess>? beforeSmsbox, CancellationToken ct)
    {
        var kannel = new Kannel();
        Directory.CreateDirectory(Path.Combine(kannel._folder, "spool"));
        var file = Path.Combine(kannel._folder, "kannel.conf");
        await File.WriteAllTextAsync(file, kannel.Configuration(smsc), ct);
        using var http = new HttpClient();
        kannel._processes.Add(PeerProcess.Start("/usr/sbin/bearerbox", file));
        await UntilAnsweredAsync(http, $"http://127.0.0.1:{kannel._admin}/status.txt?password=status", ct);
        if (beforeSmsbox is not null)
        {
            kannel._processes.Add(beforeSmsbox());
        }

        kannel._processes.Add(PeerProcess.Start("/usr/sbin/smsbox", file));
        await UntilAnsweredAsync(http, $"http://127.0.0.1:{kannel._web}/", ct);
        return kannel;
    }

    /// <summary>Our channel to it, as samples/appsettings.SmsGateway.json has it.</summary>
    public SmsChannelOptions Channel => new()
    {
        Id = "kannel",
        Kind = SmsChannelKind.HttpTemplate,
        Url = $"http://127.0.0.1:{_web}/cgi-bin/sendsms?username=crm&password=crm&from=10690000&coding=2&charset=UTF-8&to={{to}}&text={{text}}&dlr-mask=3&dlr-url={{report}}",
        Success = "^[03]:",
        Report = "d=%d",
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_processes))
        {
            await process.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string Configuration(string smsc) => $"""
        group = core
        admin-port = {_admin}
        admin-interface = 127.0.0.1
        admin-password = admin
        status-password = status
        smsbox-port = {_inner}
        smsbox-interface = 127.0.0.1
        box-allow-ip = 127.0.0.1
        store-type = spool
        store-location = {_folder}/spool
        dlr-storage = internal

        group = smsc
        {smsc}

        group = modems
        id = generic
        name = "Generic Modem"

        group = smsbox
        bearerbox-host = 127.0.0.1
        bearerbox-port = {_inner}
        sendsms-port = {_web}
        sendsms-interface = 127.0.0.1
        mo-recode = true

        group = sendsms-user
        username = crm
        password = crm
        concatenation = true
        max-messages = 10
        user-allow-ip = 127.0.0.1

        """;

    private static async Task UntilAnsweredAsync(HttpClient http, string address, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(address), ct);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, ct);
            }
        }
    }
}
