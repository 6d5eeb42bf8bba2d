using System.Threading.Channels;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Lines;
using HospitalCrm.Device.Modems;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device.Scripts;

/// <summary>Replays a recorded line through the very reading a modem uses: for the demo, for tests and for benchmarks.</summary>
public sealed class ScriptLine : ILineDevice
{
    private readonly LineOptions _line;
    private readonly ModemTimings _timings;
    private readonly TimeProvider _clock;
    private readonly LineLamp _lamp;

    public ScriptLine(LineOptions line, TimeProvider clock, ILogger<ScriptLine> log, ModemTimings? timings = null)
    {
        (_line, _clock, _timings) = (line, clock, timings ?? new());
        _lamp = new(line.Id, clock, log);
    }

    public event Action<LineHealth>? HealthChanged
    {
        add => _lamp.Changed += value;
        remove => _lamp.Changed -= value;
    }

    public string Id => _line.Id;

    public LineHealth Health => _lamp.Health;

    public IAsyncEnumerable<LineEvent> ListenAsync(CancellationToken ct) => EventStream.RunAsync(RunAsync, ct);

    private async Task RunAsync(ChannelWriter<LineEvent> events, CancellationToken ct)
    {
        _lamp.Show(LineState.Down, LineReasons.Starting, null);
        try
        {
            var script = await LoadAsync(ct);
            var calls = new LineCalls(_line.Id, _clock, _timings.RingGap);
            _lamp.Show(LineState.Ok, LineReasons.Listening, _line.Path);
            do
            {
                await PlayAsync(script, calls, events, ct);
            }
            while (script.LoopAfter is not null && script.Steps.Count > 0);
            await LetRingOutAsync(calls, events, until: null, ct);
            _lamp.Show(LineState.Ok, LineReasons.ScriptEnded, _line.Path);
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    /// <summary>A recording that is missing or broken is looked for again, like a port.</summary>
    private async Task<LineScript> LoadAsync(CancellationToken ct)
    {
        var backOff = new BackOff(_timings.FirstRetry, _timings.LongestRetry);
        while (true)
        {
            try
            {
                if (_line.Path is { Length: > 0 } path)
                {
                    return LineScript.Parse(await File.ReadAllLinesAsync(Find(path), ct));
                }

                _lamp.Show(LineState.Down, LineReasons.NotConfigured, null);
            }
            catch (FormatException error)
            {
                _lamp.Show(LineState.Down, LineReasons.ScriptInvalid, $"{_line.Path}:{error.Message}");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _lamp.Show(LineState.Down, LineReasons.ScriptMissing, _line.Path);
            }

            await Task.Delay(backOff.Next(), _clock, ct);
        }
    }

    private async Task PlayAsync(LineScript script, LineCalls calls, ChannelWriter<LineEvent> events, CancellationToken ct)
    {
        foreach (var step in script.Steps)
        {
            await LetRingOutAsync(calls, events, until: _clock.GetUtcNow() + step.Pause, ct);
            Tell(calls.Take(step.Text, _clock.GetUtcNow()), events);
        }

        if (script.LoopAfter is { } pause)
        {
            await LetRingOutAsync(calls, events, until: _clock.GetUtcNow() + pause, ct);
        }
    }

    /// <summary>Waits for the next step, and ends the call in between when the bell falls silent.</summary>
    private async Task LetRingOutAsync(LineCalls calls, ChannelWriter<LineEvent> events, DateTimeOffset? until, CancellationToken ct)
    {
        while (calls.StopsAt is { } stopsAt && (until is null || stopsAt <= until))
        {
            await WaitAsync(stopsAt, ct);
            Tell(calls.Wait(_clock.GetUtcNow()), events);
        }

        if (until is { } next)
        {
            await WaitAsync(next, ct);
        }
    }

    private async Task WaitAsync(DateTimeOffset until, CancellationToken ct)
    {
        // A timer may fire a little early against the wall clock.
        while (until - _clock.GetUtcNow() is { Ticks: > 0 } left)
        {
            await Task.Delay(left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left, _clock, ct);
        }
    }

    private static void Tell(IReadOnlyList<LineEvent> happened, ChannelWriter<LineEvent> events)
    {
        foreach (var lineEvent in happened)
        {
            events.TryWrite(lineEvent);
        }
    }

    /// <summary>As given, else among the recordings that come with the product.</summary>
    private static string Find(string path) =>
        File.Exists(path) ? path : Path.Combine(AppContext.BaseDirectory, "Recordings", path);
}
