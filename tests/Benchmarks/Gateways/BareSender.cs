using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Benchmarks.Gateways;

/// <summary>The least that sends through a gateway and hears the reports: kept connections one way, a counter the other; nothing is stored.</summary>
internal sealed class BareSender : IAsyncDisposable
{
    private const int Connections = 16;

    private readonly WebApplication _reports;
    private readonly ConcurrentDictionary<string, byte> _delivered = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false });

    private BareSender(WebApplication reports) => _reports = reports;

    private string Address => _reports.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<BareSender> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var sender = new BareSender(builder.Build());
        sender._reports.Run(context =>
        {
            if (context.Request.Query["d"] == "1")
            {
                sender._delivered.TryAdd(context.Request.Query["id"].ToString(), 0);
            }

            return Task.CompletedTask;
        });
        await sender._reports.StartAsync(ct);
        return sender;
    }

    /// <summary>Returns when every message's final report has come.</summary>
    public async Task SendAsync(string gateway, IReadOnlyList<(string To, string Text)> messages, CancellationToken ct)
    {
        _delivered.Clear();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(
            async () =>
            {
                for (var turn = Interlocked.Increment(ref next); turn < messages.Count; turn = Interlocked.Increment(ref next))
                {
                    var (to, text) = messages[turn];
                    var report = Uri.EscapeDataString($"{Address}/dlr?id={Guid.CreateVersion7()}&d=%d");
                    using var answer = await _http.GetAsync(new Uri($"{gateway}&to={to}&text={Uri.EscapeDataString(text)}&dlr-url={report}"), ct);
                    if (answer.StatusCode != HttpStatusCode.Accepted)
                    {
                        throw new BenchFailure($"Kannel answered {(int)answer.StatusCode}");
                    }
                }
            },
            ct)));
        while (_delivered.Count < messages.Count)
        {
            await Task.Delay(5, ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _reports.DisposeAsync();
    }
}
