using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using HospitalCrm.Benchmarks.FanOut;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks.Boards;

/// <summary>A telephone system whose calls ring, are answered half a second later and end after two, open loop.</summary>
internal sealed class CallStream(Uri address, AgentDesks agents) : IDisposable
{
    private static readonly TimeSpan Ringing = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Talking = TimeSpan.FromMilliseconds(1_500);

    private readonly HttpClient _http = new() { BaseAddress = address, DefaultRequestHeaders = { { "X-Api-Key", AppProcess.ApiKey } } };
    private int _rung;

    /// <returns>When each call was due to be answered, in order.</returns>
    public async Task<IReadOnlyList<long>> RunAsync(int count, int perSecond, CancellationToken ct)
    {
        var pace = new Pace(TimeSpan.FromSeconds(1) / perSecond);
        var calls = new List<Task<long>>(count);
        for (var at = 0; at < count; at++)
        {
            await pace.WaitAsync(at, ct);
            calls.Add(CallAsync(_rung++, ct));
        }

        return [.. (await Task.WhenAll(calls)).Order()];
    }

    public void Dispose() => _http.Dispose();

    private async Task<long> CallAsync(int at, CancellationToken ct)
    {
        var (call, number) = ($"board-{at}", string.Create(CultureInfo.InvariantCulture, $"139{at % 100_000_000:D8}"));
        var (agent, extension) = agents.At(at);
        _ = agent.Expect(number);
        await PostAsync(new { callId = call, sequence = 1, signal = "ringing", number, extension }, ct);
        await Task.Delay(Ringing, ct);
        var answered = Stopwatch.GetTimestamp();
        await PostAsync(new { callId = call, sequence = 2, signal = "answered" }, ct);
        await Task.Delay(Talking, ct);
        await PostAsync(new { callId = call, sequence = 3, signal = "ended", cause = "16" }, ct);
        await agent.DismissAsync();
        return answered;
    }

    private async Task PostAsync(object signal, CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync($"api/v1/lines/{RingFeed.LineId}/events", signal, ct);
        answer.EnsureSuccessStatusCode();
    }
}
