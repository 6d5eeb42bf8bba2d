using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>振铃组: one call rings at several extensions, and is whose who takes it (telephony §5.3, ADR 0070).</summary>
public sealed class RingGroupTests
{
    [Fact]
    public async Task It_is_offered_to_each_at_whose_seat_it_rings_and_to_nobody_else()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (first, second, third) = await ThreeAsync(centre);
        var wang = await centre.Hospital.HaveAsync(Forms.WangFang());

        await RingBothAsync(centre);

        Assert.Equal("8001", Assert.Single(await LiveAsync(centre, first)).Extension);
        Assert.Equal("8002", Assert.Single(await LiveAsync(centre, second)).Extension);
        Assert.Empty(await LiveAsync(centre, third));
        Assert.Equal([("agent01", wang), ("agent02", wang)], (await centre.PoppedAsync()).Order());
    }

    [Fact]
    public async Task Whoever_answers_keeps_it_and_it_is_taken_back_from_the_others()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (first, second, _) = await ThreeAsync(centre);
        await RingBothAsync(centre);

        await centre.SayAsync(Say.Answered("c1", 5) with { LocalExtension = "8002" });

        Assert.Empty(await LiveAsync(centre, first));
        var card = Assert.Single(await LiveAsync(centre, second));
        Assert.Equal(("agent02", "8002", CallState.Answered, "话务员agent02"), (card.AgentNo, card.Extension, card.State, card.TakenBy));
        Assert.Equal("Calls.NotYours", (await NoteAsync(centre, first)).Problem?.Code);
        Assert.Null((await NoteAsync(centre, second)).Problem);
    }

    [Fact]
    public async Task The_answer_may_be_heard_before_the_rings()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (first, second, _) = await ThreeAsync(centre);

        await centre.SayAsync(Say.Answered("c1", 5) with { LocalExtension = "8002" });
        await RingBothAsync(centre);

        Assert.Empty(await LiveAsync(centre, first));
        Assert.Single(await LiveAsync(centre, second));
    }

    [Fact]
    public async Task An_answer_that_does_not_say_where_leaves_it_with_all_until_one_says_so()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (first, second, third) = await ThreeAsync(centre);
        await RingBothAsync(centre);
        await centre.SayAsync(Say.Answered("c1", 5));
        var offered = Assert.Single(await LiveAsync(centre, first));
        Assert.Equal((true, true), (offered.IsShared, offered.HidesClinical));
        Assert.Single(await LiveAsync(centre, second));
        var call = await centre.CallAsync("c1");

        var refused = await centre.Run.RunAsync(third, (AnswerCall use) => use.HandleAsync(call.Id));
        Assert.Null((await centre.Run.RunAsync(second, (AnswerCall use) => use.HandleAsync(call.Id))).Problem);
        var late = await centre.Run.RunAsync(first, (AnswerCall use) => use.HandleAsync(call.Id));

        Assert.Equal(("Calls.NotYours", "Calls.NotYours"), (refused.Problem?.Code, late.Problem?.Code));
        Assert.Empty(await LiveAsync(centre, first));
        Assert.False(Assert.Single(await LiveAsync(centre, second)).HidesClinical);
        Assert.Equal(("agent02", "8002", call.AnsweredAt), ((await centre.CallAsync("c1")).AgentNo, (await centre.CallAsync("c1")).Extension, (await centre.CallAsync("c1")).AnsweredAt));
    }

    [Fact]
    public async Task The_lines_own_later_word_goes_before_the_agents()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (first, second, _) = await ThreeAsync(centre);
        await RingBothAsync(centre);
        var call = await centre.CallAsync("c1");
        await centre.Run.RunAsync(second, (AnswerCall use) => use.HandleAsync(call.Id));

        await centre.SayAsync(Say.Answered("c1", 7) with { LocalExtension = "8001" });

        Assert.Single(await LiveAsync(centre, first));
        Assert.Empty(await LiveAsync(centre, second));
    }

    [Fact]
    public async Task What_one_puts_away_still_rings_at_the_other()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (first, second, _) = await ThreeAsync(centre);
        await RingBothAsync(centre);
        var call = await centre.CallAsync("c1");

        Assert.Null((await centre.Run.RunAsync(first, (DismissCall use) => use.HandleAsync(call.Id))).Problem);
        await centre.SayAsync(Say.Ringing("c1", 6, "8001"));

        Assert.Empty(await LiveAsync(centre, first));
        Assert.Equal(CallState.Ringing, Assert.Single(await LiveAsync(centre, second)).State);
    }

    [Fact]
    public async Task What_one_put_away_pops_when_it_is_transferred_to_him_afterwards()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (first, second, _) = await ThreeAsync(centre);
        await RingBothAsync(centre);
        await centre.Run.RunAsync(first, async (DismissCall use) => await use.HandleAsync((await centre.CallAsync("c1")).Id));
        await centre.SayAsync(Say.Answered("c1", 5) with { LocalExtension = "8002" });
        Assert.Empty(await LiveAsync(centre, first));

        await centre.SayAsync(Say.Transferred("c1", "8001", 6));

        Assert.Single(await LiveAsync(centre, first));
        Assert.Empty(await LiveAsync(centre, second));
    }

    [Fact]
    public async Task Where_it_stops_ringing_it_is_taken_back_and_goes_on_elsewhere()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (first, second, _) = await ThreeAsync(centre);
        await RingBothAsync(centre);

        await centre.SayAsync(Say.Stopped("c1", 5) with { LocalExtension = "8001" });
        Assert.Empty(await LiveAsync(centre, first));
        Assert.Equal(CallState.Ringing, Assert.Single(await LiveAsync(centre, second)).State);

        await centre.SayAsync(Say.Ringing("c1", 6, "8001"));
        Assert.Single(await LiveAsync(centre, first));
    }

    [Fact]
    public async Task A_hunt_between_two_seats_is_not_a_missed_call()
    {
        await using var centre = await CallCentre.OpenAsync();
        await ThreeAsync(centre);
        await centre.SayAsync(Say.Number("c1", Forms.Phone, 1, "8001"), Say.Stopped("c1", 2) with { LocalExtension = "8001" });

        Assert.Equal(CallState.Ringing, (await centre.CallAsync("c1")).State);
    }

    [Fact]
    public async Task Missed_by_all_it_is_one_task_and_each_puts_it_away_for_himself()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (first, second, _) = await ThreeAsync(centre);
        await RingBothAsync(centre);
        await centre.SayAsync(Say.Ended("c1"));
        centre.Hospital.Clock.Advance(TimeSpan.FromMinutes(2));
        await centre.Run.RunAsync(Actor.Product("missed"), (GatherMissedCalls use) => use.HandleAsync());
        var call = await centre.CallAsync("c1");

        Assert.Null((await centre.Run.RunAsync(second, (DismissCall use) => use.HandleAsync(call.Id))).Problem);

        Assert.Equal(1, await centre.ReadAsync(db => db.MissedCalls.CountAsync()));
        var after = await centre.CallAsync("c1");
        Assert.Equal((false, true), (after.IsPutAwayBy("agent01"), after.IsPutAwayBy("agent02")));
        Assert.Null((await centre.Run.RunAsync(first, (DismissCall use) => use.HandleAsync(call.Id))).Problem);
    }

    [Fact]
    public async Task Whoever_sits_down_where_it_rings_is_offered_it_too()
    {
        await using var centre = await CallCentre.OpenAsync();
        var first = await centre.AgentAsync("agent01", "8001");
        var lead = await centre.AgentAsync("lead01", "8000", CallPermissions.SeeUnrouted);
        await RingBothAsync(centre);
        Assert.Empty(await LiveAsync(centre, lead));

        var second = await centre.AgentAsync("agent02", "8002");

        Assert.Single(await LiveAsync(centre, first));
        Assert.Single(await LiveAsync(centre, second));
    }

    [Fact]
    public async Task Where_nobody_sits_anywhere_it_is_one_call_in_the_tray()
    {
        await using var centre = await CallCentre.OpenAsync();
        var lead = await centre.AgentAsync("lead01", "8000", CallPermissions.SeeUnrouted);

        await RingBothAsync(centre);

        Assert.Null(Assert.Single(await LiveAsync(centre, lead)).AgentNo);
    }

    [Fact]
    public async Task Killed_and_started_again_it_is_still_offered_to_both()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (first, second, _) = await ThreeAsync(centre);
        await RingBothAsync(centre);

        await using var restarted = centre.Restart();

        Assert.Single(await LiveAsync(restarted, first));
        Assert.Single(await LiveAsync(restarted, second));
    }

    [Fact]
    public async Task Each_sees_of_the_caller_what_his_own_rights_show()
    {
        await using var centre = await CallCentre.OpenAsync();
        var sees = await centre.AgentAsync("agent01", "8001");
        var covered = await centre.Hospital.StaffAsync("agent02", "话务员agent02", [CallPermissions.Answer]);
        await centre.SitAsync(covered, "8002");
        await centre.Hospital.HaveAsync(Forms.WangFang());

        await RingBothAsync(centre);

        Assert.Equal("王芳", Assert.Single(await LiveAsync(centre, sees)).Patient?.Name);
        Assert.DoesNotContain("芳", Assert.Single(await LiveAsync(centre, covered)).Patient?.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_who_took_it_it_can_be_transferred_to_one_who_was_offered_it()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (first, second, _) = await ThreeAsync(centre);
        await RingBothAsync(centre);
        await centre.SayAsync(Say.Answered("c1", 5) with { LocalExtension = "8002" }, Say.Transferred("c1", "8001", 6));

        Assert.Single(await LiveAsync(centre, first));
        Assert.Empty(await LiveAsync(centre, second));
    }

    [Fact]
    public void The_agents_who_are_offered_it_do_not_depend_on_the_order_of_the_signals()
    {
        LineEvent[] signals = [Say.Ringing("c1", 1, "8001"), Say.Ringing("c1", 2, "8002"), Say.Ringing("c1", 3, "8003"), Say.Stopped("c1", 4) with { LocalExtension = "8001" }];

        Assert.All(Orders(signals), order =>
        {
            var call = new CallSession("pbx", "c1", CallDirection.Incoming, TestHospital.Monday);
            foreach (var signal in order)
            {
                call.Take(signal, null, TestHospital.Monday);
                foreach (var seat in call.Seats)
                {
                    call.Offer(seat, "agent" + seat);
                }
            }

            Assert.Equal(("8002", "agent8002", true), (call.Extension, call.AgentNo, call.IsShared));
            Assert.Equal(["agent8002", "agent8003"], call.Agents.Order(StringComparer.Ordinal));
        });
    }

    private static IEnumerable<LineEvent[]> Orders(LineEvent[] signals) =>
        signals.Length == 1 ? [signals] : signals.SelectMany((first, at) => Orders([.. signals[..at], .. signals[(at + 1)..]]).Select(rest => (LineEvent[])[first, .. rest]));

    private static async Task<(Actor First, Actor Second, Actor Third)> ThreeAsync(CallCentre centre) =>
        (await centre.AgentAsync("agent01", "8001"), await centre.AgentAsync("agent02", "8002"), await centre.AgentAsync("agent03", "8003"));

    private static Task RingBothAsync(CallCentre centre) => centre.SayAsync(Say.Number("c1", Forms.Phone, 1, "8001"), Say.Number("c1", Forms.Phone, 2, "8002"));

    private static async Task<Outcome<Id<ContactRecord>>> NoteAsync(CallCentre centre, Actor agent) =>
        await centre.Run.RunAsync(agent, async (SaveContactRecord use) => await use.HandleAsync((await centre.CallAsync("c1")).Id, new() { Text = "问复诊" }));

    private static async Task<IReadOnlyList<PopCard>> LiveAsync(CallCentre centre, Actor agent)
    {
        var outcome = await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync());
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }
}
