using System.Diagnostics;
using System.Net.Http.Json;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>A telephone system that pushes rings to seat after seat, open loop.</summary>
internal sealed class RingFeed(Uri address, IReadOnlyList<AgentCircuit> agents, IReadOnlyList<string> callers) : IDisposable
{
    public const string LineId = "pbx";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Long enough to be seen, short enough to be gone before that seat's next.
    private static readonly TimeSpan Shown = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient _http = new() { BaseAddress = address, DefaultRequestHeaders = { { "X-Api-Key", AppProcess.ApiKey } } };
    private int _rung;

    public int Lost { get; private set; }

    public async Task<IReadOnlyList<double>> RingAsync(int count, int perSecond, CancellationToken ct)
    {
        var pace = new Pace(TimeSpan.FromSeconds(1) / perSecond);
        var began = Stopwatch.GetTimestamp();
        var rings = new List<Task<double?>>(count);
        for (var i = 0; i < count; i++)
        {
            await pace.WaitAsync(i, ct);
            rings.Add(RingOnceAsync(_rung++, began + (long)(pace.DueAt(i).TotalSeconds * Stopwatch.Frequency), ct));
        }

        var times = await Task.WhenAll(rings);
        Lost += times.Count(time => time is null);
        return [.. times.OfType<double>()];
    }

    /// <summary>The bare limit: into a circuit and back, as often.</summary>
    public async Task<IReadOnlyList<double>> LookAsync(int count, int perSecond, CancellationToken ct)
    {
        var pace = new Pace(TimeSpan.FromSeconds(1) / perSecond);
        var began = Stopwatch.GetTimestamp();
        var looks = new List<Task<double>>(count);
        for (var i = 0; i < count; i++)
        {
            await pace.WaitAsync(i, ct);
            looks.Add(agents[i * 37 % agents.Count].LookAsync(began + (long)(pace.DueAt(i).TotalSeconds * Stopwatch.Frequency), ct));
        }

        return await Task.WhenAll(looks);
    }

    public void Dispose() => _http.Dispose();

    private async Task<double?> RingOnceAsync(int ring, long due, CancellationToken ct)
    {
        var (agent, caller, call) = (ring % agents.Count, callers[ring % callers.Count], $"ring-{ring}");
        var shown = agents[agent].Expect(caller);
        await PostAsync(new { callId = call, sequence = 1, signal = "ringing", number = caller, extension = Crew.Extension(agent) }, ct);
        try
        {
            var stamp = await shown.WaitAsync(Patience, ct);
            await Task.Delay(Shown, ct);
            await agents[agent].DismissAsync();
            await PostAsync(new { callId = call, sequence = 2, signal = "ended", cause = "16" }, ct);
            return Stopwatch.GetElapsedTime(due, stamp).TotalMilliseconds;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task PostAsync(object signal, CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync($"api/v1/lines/{LineId}/events", signal, ct);
        answer.EnsureSuccessStatusCode();
    }
}
