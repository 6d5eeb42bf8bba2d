using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using HospitalCrm.Benchmarks.FanOut;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks.Desk;

/// <summary>Calls, open loop: each rings at the next agent's seat, is answered, written down while they speak, saved by two of three, and ends.</summary>
internal sealed class DeskDay(Floor floor) : IDisposable
{
    private const int PiecesOfANote = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Ringing = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(700);

    private readonly HttpClient _http = new() { BaseAddress = floor.App.Address, DefaultRequestHeaders = { { "X-Api-Key", AppProcess.ApiKey } } };
    private readonly ConcurrentQueue<DeskCall> _calls = [];
    private readonly ConcurrentQueue<double> _times = [];
    private volatile bool _isKilled;
    private int _rung;
    private int _lost;

    public IReadOnlyCollection<DeskCall> Calls => _calls;

    /// <summary>Milliseconds from the moment a call was due until its card was in the agent's batch.</summary>
    public Sample Times => new(_times);

    /// <summary>Cards that never came while the product lived.</summary>
    public int Lost => _lost;

    /// <returns>Those that are still going on.</returns>
    public async Task<IReadOnlyList<Task>> RingAsync(int count, int perSecond, CancellationToken ct)
    {
        var pace = new Pace(TimeSpan.FromSeconds(1) / perSecond);
        var began = Stopwatch.GetTimestamp();
        var calls = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            await pace.WaitAsync(i, ct);
            calls.Add(CallAsync(_rung++, began + (long)(pace.DueAt(i).TotalSeconds * Stopwatch.Frequency), ct));
        }

        return [.. calls.Where(call => !call.IsCompleted)];
    }

    /// <summary>What fails from now on fails because the product is dead.</summary>
    public void Die() => _isKilled = true;

    public void Dispose() => _http.Dispose();

    private async Task CallAsync(int at, long due, CancellationToken ct)
    {
        var seat = at % floor.Agents.Count;
        var call = new DeskCall(string.Create(CultureInfo.InvariantCulture, $"desk-{at}"), Crew.StaffNo(seat));
        _calls.Enqueue(call);
        try
        {
            await SpeakAsync(call, at, floor.Agents[seat], Crew.Extension(seat), due, ct);
        }
        catch (Exception dead) when (_isKilled && dead is not OperationCanceledException)
        {
            // The line is dead; what was promised until now is looked for afterwards.
        }
        catch (TimeoutException)
        {
            Interlocked.Increment(ref _lost);
        }
    }

    private async Task SpeakAsync(DeskCall call, int at, AgentCircuit agent, string extension, long due, CancellationToken ct)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"139{at % 100_000_000:D8}");
        var (shown, note) = (agent.Expect(number), agent.TakeNotes());
        await PostAsync(new { callId = call.Link, sequence = 1, signal = "ringing", number, extension }, ct);
        call.IsAccepted = true;
        _times.Enqueue(Stopwatch.GetElapsedTime(due, await shown.WaitAsync(Patience, ct)).TotalMilliseconds);
        await Task.Delay(Ringing, ct);
        await PostAsync(new { callId = call.Link, sequence = 2, signal = "answered" }, ct);
        for (var piece = 1; piece <= PiecesOfANote; piece++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"第{at}个来电：{string.Concat(Enumerable.Repeat("询问复诊时间和所带材料，", piece))}");
            call.Type(Stopwatch.GetTimestamp(), text);
            await note.TypeAsync(text);
            await Task.Delay(Thinking, ct);
        }

        if (at % 3 != 0)
        {
            await note.ChooseAsync("answered");
            call.IsSaving = true;
            await note.SaveAsync(Patience, ct);
            call.IsSaved = true;
        }

        await PostAsync(new { callId = call.Link, sequence = 3, signal = "ended", cause = "16" }, ct);
        await agent.DismissAsync();
    }

    private async Task PostAsync(object signal, CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync($"api/v1/lines/{RingFeed.LineId}/events", signal, ct);
        answer.EnsureSuccessStatusCode();
    }
}
