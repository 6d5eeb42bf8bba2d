using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Desk;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>From the line to the disk: nothing lost, nothing twice.</summary>
public sealed class LineInboxTests
{
    [Fact]
    public async Task A_call_is_kept_from_ring_to_end()
    {
        await using var centre = await CallCentre.OpenAsync();

        await centre.SayAsync(Say.Ringing("c1", extension: "8001"));
        await centre.SayAsync(Say.Number("c1", "013800138000"));
        await centre.SayAsync(Say.Answered("c1"), Say.Ended("c1", cause: "normal"));

        var call = await centre.CallAsync("c1");
        Assert.Equal((CallState.Ended, "8001", "normal"), (call.State, call.Extension, call.Cause));
        Assert.Equal("13800138000", centre.NumberOf(call));
    }

    [Fact]
    public async Task A_repeat_is_dropped_even_after_a_restart()
    {
        await using var centre = await CallCentre.OpenAsync();
        LineEvent[] signals = [Say.Ringing("c1"), Say.Number("c1", "13800138000")];
        await centre.SayAsync(signals);
        var before = await centre.CallAsync("c1");

        await using var again = centre.Restart();
        await again.SayAsync([.. signals, .. signals]);

        Assert.Equal((before.Id, before.Version), ((await again.CallAsync("c1")).Id, (await again.CallAsync("c1")).Version));
        Assert.Equal(2, await again.ReadAsync(db => db.LineEvents.CountAsync()));
    }

    [Fact]
    public async Task Two_lines_may_use_the_same_call_id()
    {
        await using var centre = await CallCentre.OpenAsync();

        await centre.SayAsync(Say.Number("7", "13800138000").On("pbx"), Say.Number("7", "13900139000").On("pbx2"), Say.Number("7", "13700137000").On("box"));

        Assert.Equal("13800138000", centre.NumberOf(await centre.CallAsync("7", "pbx")));
        Assert.Equal("13900139000", centre.NumberOf(await centre.CallAsync("7", "pbx2")));
        Assert.Equal("13700137000", centre.NumberOf(await centre.CallAsync("7", "box")));
    }

    [Fact]
    public async Task Sequence_numbers_of_two_starts_of_a_device_do_not_collide()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.SayAsync(Say.Ringing("before", 1).On("box"));

        await centre.SayAsync(Say.Ringing("after", 1).On("box") with { SessionId = Guid.NewGuid() });

        Assert.Equal(CallState.Ringing, (await centre.CallAsync("after", "box")).State);
    }

    [Fact]
    public async Task Five_lines_ring_at_once_and_each_has_its_call()
    {
        await using var centre = await CallCentre.OpenAsync();

        await Task.WhenAll(Enumerable.Range(1, 5).SelectMany(line => new[]
        {
            centre.SayAsync(Say.Ringing("c1").On("line" + line)),
            centre.SayAsync(Say.Number("c1", "1380013800" + line).On("line" + line)),
        }));

        var numbers = await centre.ReadAsync(db => db.Calls.AsNoTracking().ToListAsync());
        Assert.Equal(Enumerable.Range(1, 5).Select(line => "1380013800" + line), numbers.Select(centre.NumberOf).Order());
    }

    [Fact]
    public async Task A_thousand_signals_in_one_push_are_all_kept()
    {
        await using var centre = await CallCentre.OpenAsync();

        await centre.SayAsync([.. Enumerable.Range(0, 250).SelectMany(at => new[]
        {
            Say.Ringing("c" + at), Say.Number("c" + at, $"138001{at:D5}"), Say.Answered("c" + at), Say.Ended("c" + at),
        })]);

        Assert.Equal(1_000, await centre.ReadAsync(db => db.LineEvents.CountAsync()));
        Assert.Equal(250, await centre.ReadAsync(db => db.Calls.CountAsync(call => call.State == CallState.Ended && call.NumberIndex != null)));
    }

    [Fact]
    public async Task A_signal_that_cannot_be_stored_does_not_take_its_neighbours_with_it()
    {
        await using var centre = await CallCentre.OpenAsync();

        var pushed = Enumerable.Range(0, 20).Select(at => centre.SayAsync(Say.Number("c" + at, "13800138000") with { LinkId = at == 7 ? null! : "c" + at })).ToArray();

        await Assert.ThrowsAnyAsync<Exception>(() => pushed[7]);
        await Task.WhenAll(pushed.Where((_, at) => at != 7));
        Assert.Equal(19, await centre.ReadAsync(db => db.Calls.CountAsync()));
    }

    [Fact]
    public async Task After_a_crash_during_a_call_the_call_is_there()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await centre.SayAsync(Say.Ringing("c1", extension: "8001"), Say.Number("c1", "13800138000"));

        await using var again = centre.Restart();
        var live = await again.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync());
        await again.SayAsync(Say.Answered("c1"));

        Assert.Equal(("13800138000", CallState.Ringing), (Assert.Single(live.Value!).Number, live.Value![0].State));
        Assert.Equal((CallState.Answered, "agent01"), ((await again.CallAsync("c1")).State, (await again.CallAsync("c1")).AgentNo));
    }

    [Fact]
    public async Task A_call_id_used_again_a_day_later_names_a_new_call_although_its_counter_starts_again()
    {
        await using var centre = await CallCentre.OpenAsync();
        LineEvent[] signals = [Say.Ringing("7"), Say.Number("7", "13800138000"), Say.Ended("7")];
        await centre.SayAsync(signals);

        await centre.SayAsync([.. signals.Select(signal => signal.After(TimeSpan.FromHours(24)) with { RawNumber = signal.RawNumber is null ? null : "13900139000" })]);

        var calls = await centre.CallsAsync("7");
        Assert.Equal(["13800138000", "13900139000"], calls.Select(centre.NumberOf));
    }

    [Fact]
    public async Task A_late_signal_within_the_hours_after_the_end_belongs_to_the_old_call()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.SayAsync(Say.Ringing("7"), Say.Ended("7"));

        await centre.SayAsync(Say.Answered("7").After(TimeSpan.FromHours(3)));

        Assert.Equal(CallState.Ended, (await centre.CallAsync("7")).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Signals_pushed_backwards_make_the_same_call(bool oneByOne)
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.AgentAsync("agent01", "8001");
        LineEvent[] backwards = [Say.Ended("c1"), Say.Answered("c1"), Say.Number("c1", "13800138000"), Say.Ringing("c1", extension: "8001")];

        foreach (var push in oneByOne ? backwards.Chunk(1) : [backwards])
        {
            await centre.SayAsync(push);
        }

        var call = await centre.CallAsync("c1");
        Assert.Equal((CallState.Ended, "agent01", "8001", Say.Ringing("c1").At), (call.State, call.AgentNo, call.Extension, call.StartedAt));
    }

    [Fact]
    public async Task The_sweep_closes_what_was_never_ended_and_leaves_the_rest()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.SayAsync(Say.Ringing("rang"), Say.Ringing("talked"), Say.Answered("talked"));
        centre.Hospital.Clock.Advance(TimeSpan.FromMinutes(5));
        await centre.SayAsync(Say.Ringing("rings").After(TimeSpan.FromMinutes(5)));

        var closed = await SweepAsync(centre);

        Assert.Equal((1, 0), (closed, await SweepAsync(centre)));
        Assert.Equal(
            (CallState.Missed, CallState.Answered, CallState.Ringing),
            ((await centre.CallAsync("rang")).State, (await centre.CallAsync("talked")).State, (await centre.CallAsync("rings")).State));
        Assert.Equal("forgotten", (await centre.CallAsync("rang")).Cause);
    }

    [Fact]
    public async Task The_sweep_ends_a_conversation_of_half_a_day()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.SayAsync(Say.Ringing("c1"), Say.Answered("c1"));
        centre.Hospital.Clock.Advance(TimeSpan.FromHours(5));

        await SweepAsync(centre);

        Assert.Equal(CallState.Ended, (await centre.CallAsync("c1")).State);
    }

    [Fact]
    public async Task A_telephone_system_whose_clock_is_slow_does_not_get_its_ringing_calls_swept()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.SayAsync(Say.Ringing("c1").After(TimeSpan.FromMinutes(-10)));
        centre.Hospital.Clock.Advance(TimeSpan.FromMinutes(1));

        await SweepAsync(centre);

        Assert.Equal(CallState.Ringing, (await centre.CallAsync("c1")).State);
    }

    [Fact]
    public async Task What_a_caller_is_called_and_calls_from_is_sealed_on_the_disk()
    {
        await using var centre = await CallCentre.OpenAsync(TestDatabase.Sqlite);

        await centre.SayAsync(Say.Number("a-call-in-clear", "13800138000") with { RawName = "WANG FANG" });

        var file = await FileAsync(centre);
        Assert.Contains("a-call-in-clear", file, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", file, StringComparison.Ordinal);
        Assert.DoesNotContain("WANG FANG", file, StringComparison.Ordinal);
    }

    private static Task<int> SweepAsync(CallCentre centre) => centre.ReadAsync(db => new CloseForgottenCalls(db, centre.Hospital.Clock).RunAsync(default));

    private static async Task<string> FileAsync(CallCentre centre)
    {
        await centre.ReadAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        await using var file = new FileStream(Path.Combine(centre.Hospital.Directory, "crm.db"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
