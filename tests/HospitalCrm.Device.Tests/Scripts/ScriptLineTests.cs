using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Scripts;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Device.Tests.Scripts;

public sealed class ScriptLineTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly CancellationTokenSource _test = new(TimeSpan.FromMinutes(1));
    private readonly string _folder = Directory.CreateTempSubdirectory("script-").FullName;

    private string ScriptPath => Path.Combine(_folder, "a.line");

    [Fact]
    public async Task A_recorded_call_is_told_with_its_pauses()
    {
        await File.WriteAllLinesAsync(ScriptPath, ["+1s RING", "+0.5s NMBR = 13800138000", "+4.5s RING"], _test.Token);
        var start = _clock.GetUtcNow();

        var heard = await HearAsync(Script(ScriptPath), count: 3);

        Assert.Equal([LineSignal.Ringing, LineSignal.Number, LineSignal.RingingStopped], heard.Select(e => e.Signal));
        Assert.Equal([1, 1.5, 14], heard.Select(e => (e.At - start).TotalSeconds));
    }

    [Fact]
    public async Task A_bell_that_falls_silent_between_two_calls_has_stopped()
    {
        await File.WriteAllLinesAsync(ScriptPath, ["+1s RING", "+25s NMBR = 13900139000"], _test.Token);

        var heard = await HearAsync(Script(ScriptPath), count: 3);

        Assert.Equal([LineSignal.Ringing, LineSignal.RingingStopped, LineSignal.Number], heard.Select(e => e.Signal));
        Assert.NotEqual(heard[0].LinkId, heard[2].LinkId);
    }

    [Fact]
    public async Task A_looping_recording_begins_again_with_new_calls()
    {
        await File.WriteAllLinesAsync(ScriptPath, ["loop 20s", "+1s RING"], _test.Token);

        var heard = await HearAsync(Script(ScriptPath), count: 6);

        Assert.Equal(3, heard.Where(e => e.Signal == LineSignal.Ringing).Select(e => e.LinkId).Distinct().Count());
    }

    [Fact]
    public async Task A_recording_played_to_its_end_says_so()
    {
        await File.WriteAllLinesAsync(ScriptPath, ["+1s RING"], _test.Token);

        await LampAsync(ScriptPath, "ScriptEnded", LineState.Ok, ScriptPath);
    }

    [Fact]
    public Task A_missing_recording_is_said() => LampAsync(ScriptPath, "ScriptMissing", LineState.Down, ScriptPath);

    [Fact]
    public Task No_recording_at_all_is_said() => LampAsync(null, "NotConfigured", LineState.Down, detail: null);

    [Fact]
    public async Task A_broken_recording_is_said_with_its_line()
    {
        await File.WriteAllLinesAsync(ScriptPath, ["+1s RING", "gibberish"], _test.Token);

        await LampAsync(ScriptPath, "ScriptInvalid", LineState.Down, $"{ScriptPath}:2");
    }

    [Fact]
    public async Task A_recording_that_appears_later_is_played()
    {
        var line = Script(ScriptPath);
        line.HealthChanged += health =>
        {
            if (health.Reason == "ScriptMissing")
            {
                File.WriteAllLines(ScriptPath, ["+1s RING"]);
            }
        };

        var heard = await HearAsync(line, count: 1);

        Assert.Equal(LineSignal.Ringing, heard[0].Signal);
    }

    [Fact]
    public async Task The_odd_shapes_of_the_product_s_own_recording_are_five_calls()
    {
        var heard = await HearAsync(Script("odd-shapes.line"), count: 16);

        Assert.Equal(
            ["02185551234", "057163663699", "Withheld", "Unavailable", "Withheld", "13800138000"],
            heard.Where(e => e.Signal == LineSignal.Number).Select(e => e.RawNumber ?? e.Presentation.ToString()));
        Assert.Equal("李四", heard.Single(e => e.RawNumber == "057163663699").RawName);
        Assert.Equal(5, heard.Select(e => e.LinkId).Distinct().Count());
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _test.Dispose();
    }

    private ScriptLine Script(string? path) =>
        new(new() { Id = "line-1", Adapter = "Script", Path = path }, _clock, NullLogger<ScriptLine>.Instance);

    /// <summary>Plays until so many events were heard; time jumps from timer to timer.</summary>
    private async Task<IReadOnlyList<LineEvent>> HearAsync(ScriptLine line, int count)
    {
        var heard = new List<LineEvent>();
        await using var events = line.ListenAsync(_test.Token).GetAsyncEnumerator(CancellationToken.None);
        while (heard.Count < count)
        {
            var next = events.MoveNextAsync().AsTask();
            await RunClockUntilAsync(() => next.IsCompleted);
            Assert.True(await next);
            heard.Add(events.Current);
        }

        return heard;
    }

    private async Task LampAsync(string? path, string reason, LineState state, string? detail)
    {
        var line = Script(path);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_test.Token);
        await using var events = line.ListenAsync(stop.Token).GetAsyncEnumerator(CancellationToken.None);
        var listening = ListenAsync(events);

        await RunClockUntilAsync(() => line.Health.Reason == reason);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);

        Assert.Equal((state, detail), (line.Health.State, line.Health.Detail));
    }

    private static async Task ListenAsync(IAsyncEnumerator<LineEvent> events)
    {
        while (await events.MoveNextAsync())
        {
            // Only the lamp is of interest.
        }
    }

    private async Task RunClockUntilAsync(Func<bool> happened)
    {
        while (!happened())
        {
            await Task.Delay(1, _test.Token);
            if (!happened())
            {
                _clock.AdvanceToNextTimer();
            }
        }
    }
}
