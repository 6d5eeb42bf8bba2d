using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>未接来电: one task a number, for one agent at a time, until somebody speaks with the number.</summary>
public sealed class MissedCallTests
{
    private const string Other = "13900139000";

    [Fact]
    public async Task Three_calls_of_one_number_nobody_took_are_one_task_with_their_times()
    {
        await using var centre = await OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await centre.Hospital.HaveAsync(Forms.WangFang());
        await MissAsync(centre, "c1", Forms.Phone);
        await MissAsync(centre, "c2", Forms.Phone, TimeSpan.FromMinutes(5));
        await MissAsync(centre, "c3", Forms.Phone, TimeSpan.FromMinutes(9));
        await MissAsync(centre, "c4", Other, TimeSpan.FromMinutes(2));

        await GatherAsync(centre);

        var lines = await ReadAsync(centre, agent);
        Assert.Equal([(3, 3, "138****8000"), (1, 1, "139****9000")], lines.Select(line => (line.Count, line.Times.Count, line.Number)));
        Assert.Equal(TimeSpan.FromMinutes(9), lines[0].LastAt - lines[0].FirstAt);
    }

    [Fact]
    public async Task Counting_again_in_another_process_or_after_a_kill_counts_nothing_twice_and_loses_nothing()
    {
        await using var centre = await OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await MissAsync(centre, "c1", Other);
        await GatherAsync(centre);
        await MissAsync(centre, "c2", Other, TimeSpan.FromMinutes(1));

        // Killed before anybody counted the second one.
        await using var after = centre.Restart();
        await Task.WhenAll(GatherAsync(after), GatherAsync(centre), GatherAsync(after));
        await GatherAsync(after);

        Assert.Equal(2, Assert.Single(await ReadAsync(after, agent)).Count);
        Assert.Equal(2, await after.ReadAsync(db => db.MissedRings.CountAsync()));
    }

    [Fact]
    public async Task Calls_that_are_answered_withheld_nuisance_or_old_are_nobodys_task()
    {
        await using var centre = await OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await centre.Run.RunAsync(Actor.Product("test"), (SaveNuisanceNumber use) => use.HandleAsync(new() { Number = Other, Reason = "推销" }));
        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001"), Say.Answered("c1"), Say.Ended("c1"));
        await centre.SayAsync(Say.Withheld("c2", extension: "8001"), Say.Ended("c2"));
        await MissAsync(centre, "c3", Other);
        await MissAsync(centre, "c4", "13700137000");
        centre.Hospital.Clock.Advance(TimeSpan.FromDays(3));

        await GatherAsync(centre);

        Assert.Empty(await ReadAsync(centre, agent));
    }

    [Fact]
    public async Task A_later_call_that_is_answered_closes_the_task_and_what_is_missed_after_it_is_a_new_one()
    {
        await using var centre = await OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await MissAsync(centre, "c1", Other);
        await GatherAsync(centre);
        await centre.SayAsync(Later(Say.Number("c2", Other, extension: "8001"), 3), Later(Say.Answered("c2"), 3), Later(Say.Ended("c2"), 4));
        await GatherAsync(centre);
        var closed = await centre.ReadAsync(db => db.MissedCalls.AsNoTracking().SingleAsync());

        await MissAsync(centre, "c3", Other, TimeSpan.FromMinutes(30));
        await GatherAsync(centre);

        Assert.Equal((MissedCallEnd.Answered, "agent01", false), (closed.End!.Value, closed.ClosedBy, closed.IsOpen));
        Assert.Equal(1, Assert.Single(await ReadAsync(centre, agent)).Count);
    }

    [Fact]
    public async Task An_outgoing_call_that_reached_the_number_closes_it_and_one_that_did_not_leaves_it()
    {
        await using var centre = await OpenAsync();
        await centre.AgentAsync("agent01", "8001");
        await MissAsync(centre, "c1", Other);
        await GatherAsync(centre);
        await centre.SayAsync(Outgoing(Later(Say.Number("o1", Other, extension: "8001"), 2)), Outgoing(Later(Say.Ended("o1"), 2)));
        await GatherAsync(centre);
        var between = await centre.ReadAsync(db => db.MissedCalls.AsNoTracking().SingleAsync());

        await centre.SayAsync(Outgoing(Later(Say.Number("o2", Other, extension: "8001"), 5)), Outgoing(Later(Say.Answered("o2"), 5)), Outgoing(Later(Say.Ended("o2"), 6)));
        await GatherAsync(centre);

        var after = await centre.ReadAsync(db => db.MissedCalls.AsNoTracking().SingleAsync());
        Assert.Equal((true, MissedCallEnd.Reached), (between.IsOpen, after.End!.Value));
    }

    [Fact]
    public async Task On_a_line_that_cannot_tell_the_agent_has_a_while_to_say_that_he_took_it()
    {
        await using var centre = await OpenAsync();
        var agent = await centre.AgentAsync("agent02", "8002");
        await centre.SayAsync(Say.Number("c1", Other).On("box"), Say.Stopped("c1").On("box"), Say.Number("c2", Forms.Phone).On("box"), Say.Stopped("c2").On("box"));
        await GatherAsync(centre);
        var atOnce = (await ReadAsync(centre, agent)).Count;
        var taken = await centre.CallAsync("c1", "box");
        await centre.Run.RunAsync(agent, (AnswerCall use) => use.HandleAsync(taken.Id));

        centre.Hospital.Clock.Advance(TimeSpan.FromMinutes(2));
        await GatherAsync(centre);

        Assert.Equal((0, "138****8000"), (atOnce, Assert.Single(await ReadAsync(centre, agent)).Number));
    }

    [Fact]
    public async Task Of_two_agents_who_take_it_at_once_one_gets_the_number_and_the_other_is_told_who_has_it()
    {
        await using var centre = await OpenAsync();
        var agents = new[] { await centre.AgentAsync("agent01", "8001"), await centre.AgentAsync("agent02", "8002") };
        var id = await OneAsync(centre, agents[0]);

        var answers = await Task.WhenAll(agents.Select(agent => centre.Run.RunAsync(agent, (TakeMissedCall use) => use.HandleAsync(id))));

        var won = Assert.Single(answers, answer => answer.Problem is null);
        var lost = Assert.Single(answers, answer => answer.Problem is not null);
        Assert.Equal((Other, "Calls.MissedBusy"), (won.Value, lost.Problem!.Code));
        Assert.StartsWith("话务员agent0", Assert.Single(lost.Problem.Args)?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lease_that_ran_out_frees_it_and_its_holder_can_report_nothing_any_more()
    {
        await using var centre = await OpenAsync();
        var (first, second) = (await centre.AgentAsync("agent01", "8001"), await centre.AgentAsync("agent02", "8002"));
        var id = await OneAsync(centre, first);
        await centre.Run.RunAsync(first, (TakeMissedCall use) => use.HandleAsync(id));
        centre.Hospital.Clock.Advance(TimeSpan.FromMinutes(11));

        var taken = await centre.Run.RunAsync(second, (TakeMissedCall use) => use.HandleAsync(id));
        var late = await centre.Run.RunAsync(first, (SettleMissedCall use) => use.HandleAsync(id, MissedCallWord.Reached));

        Assert.Equal((null, "Calls.MissedBusy"), (taken.Problem, late.Problem?.Code));
        Assert.Equal(Other, taken.Value);
    }

    [Fact]
    public async Task Not_reached_puts_it_back_with_the_try_and_reached_closes_it()
    {
        await using var centre = await OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var id = await OneAsync(centre, agent);
        var untaken = await SettleAsync(centre, agent, id, MissedCallWord.Reached);
        await centre.Run.RunAsync(agent, (TakeMissedCall use) => use.HandleAsync(id));
        await SettleAsync(centre, agent, id, MissedCallWord.NotReached);
        var between = Assert.Single(await ReadAsync(centre, agent));
        await centre.Run.RunAsync(agent, (TakeMissedCall use) => use.HandleAsync(id));

        var reached = await SettleAsync(centre, agent, id, MissedCallWord.Reached);
        var again = await SettleAsync(centre, agent, id, MissedCallWord.Reached);

        Assert.Equal(("Calls.MissedNotTaken", null, "Calls.MissedClosed"), (untaken?.Code, reached, again?.Code));
        Assert.Equal((1, false), (between.Tries, between.IsMine));
        Assert.Empty(await ReadAsync(centre, agent));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("because")]
    public async Task Closing_by_hand_wants_a_reason_of_the_dictionary(string? wrong)
    {
        await using var centre = await OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var id = await OneAsync(centre, agent);

        var refused = await SettleAsync(centre, agent, id, MissedCallWord.Close, wrong);
        var closed = await SettleAsync(centre, agent, id, MissedCallWord.Close, "not-needed");

        var task = await centre.ReadAsync(db => db.MissedCalls.AsNoTracking().SingleAsync());
        Assert.Equal(("Calls.ReasonNeeded", null), (refused?.Code, closed));
        Assert.Equal((MissedCallEnd.ByHand, "not-needed", "agent01"), (task.End!.Value, task.Reason, task.ClosedBy));
    }

    [Fact]
    public async Task A_ring_group_sees_its_own_and_what_rang_in_no_group_and_the_lead_sees_all()
    {
        await using var centre = await OpenAsync();
        centre.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { [CallParameters.RingGroups.Key] = "8001 8003; 8002" });
        var (one, other) = (await centre.AgentAsync("agent01", "8001"), await centre.AgentAsync("agent02", "8002"));
        var lead = await centre.AgentAsync("lead01", "8000", CallPermissions.SeeUnrouted);
        await MissAsync(centre, "c1", Forms.Phone, extension: "8003");
        await MissAsync(centre, "c2", Other, extension: "8002");
        await MissAsync(centre, "c3", "13700137000", extension: "8044");
        await GatherAsync(centre);

        var seen = new List<int>();
        foreach (var reader in new[] { one, other, lead })
        {
            seen.Add((await centre.Run.RunAsync(reader, (CountOpenMissedCalls use) => use.HandleAsync())).Value);
        }

        var theirs = (await ReadAsync(centre, other)).Single(line => line.Number == "139****9000").Id;
        Assert.Equal([2, 2, 3], seen);
        Assert.Equal("Calls.MissedClosed", (await centre.Run.RunAsync(one, (TakeMissedCall use) => use.HandleAsync(theirs))).Problem?.Code);
    }

    [Fact]
    public async Task Without_the_right_to_answer_nothing_is_told()
    {
        await using var centre = await OpenAsync();
        var clerk = await centre.Hospital.StaffAsync("clerk01", "钱会计", CallPermissions.View);
        await MissAsync(centre, "c1", Other);
        await GatherAsync(centre);

        Assert.Equal(ProblemKind.Forbidden, (await centre.Run.RunAsync(clerk, (ReadMissedCalls use) => use.HandleAsync())).Problem?.Kind);
        Assert.Equal(ProblemKind.Forbidden, (await centre.Run.RunAsync(clerk, (CountOpenMissedCalls use) => use.HandleAsync())).Problem?.Kind);
    }

    [Theory]
    [InlineData("8001，8002；8003", "8001 8002; 8003")]
    [InlineData("  ", "")]
    public void Ring_groups_are_kept_in_one_spelling(string typed, string kept) => Assert.Equal(kept, RingGroups.Check(typed));

    [Fact]
    public void A_ring_group_of_something_else_than_extensions_is_refused() => Assert.Throws<RuleViolation>(() => RingGroups.Check("8001 hall"));

    private static async Task<CallCentre> OpenAsync()
    {
        var centre = await CallCentre.OpenAsync();
        await DeskCodes.InstallAsync(centre);
        return centre;
    }

    private static Task MissAsync(CallCentre centre, string link, string number, TimeSpan later = default, string extension = "8001") =>
        centre.SayAsync(Say.Number(link, number, extension: extension).After(later), Say.Ended(link).After(later));

    private static Task<Outcome<int>> GatherAsync(CallCentre centre) => centre.Run.RunAsync(Actor.Product("test"), (GatherMissedCalls use) => use.HandleAsync());

    private static async Task<IReadOnlyList<MissedCallLine>> ReadAsync(CallCentre centre, Actor reader) =>
        (await centre.Run.RunAsync(reader, (ReadMissedCalls use) => use.HandleAsync())).Value!;

    private static async Task<Id<MissedCall>> OneAsync(CallCentre centre, Actor reader)
    {
        await MissAsync(centre, "c1", Other);
        await GatherAsync(centre);
        return Assert.Single(await ReadAsync(centre, reader)).Id;
    }

    private static async Task<Problem?> SettleAsync(CallCentre centre, Actor agent, Id<MissedCall> id, MissedCallWord word, string? reason = null) =>
        (await centre.Run.RunAsync(agent, (SettleMissedCall use) => use.HandleAsync(id, word, reason))).Problem;

    private static HospitalCrm.Core.Calls.Lines.LineEvent Later(HospitalCrm.Core.Calls.Lines.LineEvent signal, int minutes) => signal.After(TimeSpan.FromMinutes(minutes));

    private static HospitalCrm.Core.Calls.Lines.LineEvent Outgoing(HospitalCrm.Core.Calls.Lines.LineEvent signal) => signal with { Direction = HospitalCrm.Core.Calls.Lines.CallDirection.Outgoing };
}
