using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Calls.Presence;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Tests.Patients;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>接手: the 班长 makes a call his (S1-2).</summary>
public sealed class TakeOverTests
{
    [Fact]
    public async Task What_rings_where_nobody_sits_becomes_his_and_stays_his_with_the_next_ring()
    {
        await using var centre = await CallCentre.OpenAsync();
        var lead = await LeadAsync(centre);
        await centre.Hospital.HaveAsync(Forms.WangFang());
        await centre.SayAsync(Say.Number("c1", Forms.Phone, 1, "8077"));

        Assert.Null((await TakeAsync(centre, lead)).Problem);
        await centre.SayAsync(Say.Ringing("c1", 2, "8077"));

        Assert.Equal(("lead01", "8077"), (Assert.Single(await LiveAsync(centre, lead)).AgentNo, (await centre.CallAsync("c1")).Extension));
        Assert.Contains(await centre.ReadAsync(db => Task.FromResult(db.AuditEntries.ToList())), entry => entry is { Act: AuditAct.Viewed, ActorNo: "lead01", PatientId: not null });
    }

    [Fact]
    public async Task What_rings_at_somebody_who_does_not_take_it_is_taken_back_from_him()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (lead, agent) = (await LeadAsync(centre), await centre.AgentAsync("agent01", "8001"));
        await centre.SayAsync(Say.Number("c1", Forms.Phone, 1, "8001"));
        var line = Assert.Single((await centre.Run.RunAsync(lead, (ReadColleagues use) => use.HandleAsync())).Value!, line => line.StaffNo == "agent01");
        Assert.Equal((await centre.CallAsync("c1")).Id, line.TalkId);

        Assert.Null((await TakeAsync(centre, lead)).Problem);
        await centre.SayAsync(Say.Ringing("c1", 2, "8001"));

        Assert.Empty(await LiveAsync(centre, agent));
        Assert.Single(await LiveAsync(centre, lead));
    }

    [Fact]
    public async Task Whoever_the_line_says_answered_has_it_after_all()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (lead, agent) = (await LeadAsync(centre), await centre.AgentAsync("agent01", "8001"));
        await centre.SayAsync(Say.Number("c1", Forms.Phone, 1, "8001"));
        await TakeAsync(centre, lead);

        await centre.SayAsync(Say.Answered("c1", 3) with { LocalExtension = "8001" });

        Assert.Single(await LiveAsync(centre, agent));
        Assert.Empty(await LiveAsync(centre, lead));
    }

    [Fact]
    public async Task Answered_where_nobody_sits_it_stays_his()
    {
        await using var centre = await CallCentre.OpenAsync();
        var lead = await LeadAsync(centre);
        await centre.SayAsync(Say.Number("c1", Forms.Phone, 1, "8077"));
        await TakeAsync(centre, lead);

        await centre.SayAsync(Say.Answered("c1", 3) with { LocalExtension = "8077" });

        Assert.Equal(CallState.Answered, Assert.Single(await LiveAsync(centre, lead)).State);
    }

    [Fact]
    public async Task A_call_of_a_ring_group_is_his_alone()
    {
        await using var centre = await CallCentre.OpenAsync();
        var (lead, first, second) = (await LeadAsync(centre), await centre.AgentAsync("agent01", "8001"), await centre.AgentAsync("agent02", "8002"));
        await centre.SayAsync(Say.Number("c1", Forms.Phone, 1, "8001"), Say.Number("c1", Forms.Phone, 2, "8002"));

        Assert.Null((await TakeAsync(centre, lead)).Problem);

        Assert.Equal((0, 0, 1), ((await LiveAsync(centre, first)).Count, (await LiveAsync(centre, second)).Count, (await LiveAsync(centre, lead)).Count));
    }

    [Fact]
    public async Task A_conversation_and_a_call_that_is_over_are_left_where_they_are()
    {
        await using var centre = await CallCentre.OpenAsync();
        var lead = await LeadAsync(centre);
        await centre.AgentAsync("agent01", "8001");
        await centre.SayAsync(Say.Number("c1", Forms.Phone, 1, "8001"), Say.Answered("c1", 2));
        var spoken = await TakeAsync(centre, lead);
        await centre.SayAsync(Say.Ended("c1", 3));
        var over = await TakeAsync(centre, lead);

        Assert.Equal(("Calls.NothingToTakeOver", "Calls.NothingToTakeOver", "agent01"), (spoken.Problem?.Code, over.Problem?.Code, (await centre.CallAsync("c1")).AgentNo));
    }

    [Fact]
    public async Task Of_two_who_take_it_in_the_same_moment_it_is_one_ones()
    {
        await using var centre = await CallCentre.OpenAsync();
        var leads = new[] { await LeadAsync(centre), await LeadAsync(centre, "lead02") };
        await centre.SayAsync(Say.Number("c1", Forms.Phone, 1, "8077"));

        await Task.WhenAll(leads.Select(lead => Task.Run(() => TakeAsync(centre, lead))));

        var cards = await Task.WhenAll(leads.Select(async lead => (await LiveAsync(centre, lead)).Count));
        Assert.Equal(1, cards.Sum());
    }

    [Fact]
    public async Task Neither_an_agent_nor_a_lead_without_the_right_to_others_calls_takes_one()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent02", "8002");
        var lead = await centre.AgentAsync("lead03", "8003", CallPermissions.SeeUnrouted);
        await centre.AgentAsync("agent01", "8001");
        await centre.SayAsync(Say.Number("c1", Forms.Phone, 1, "8001"));

        Assert.NotNull((await TakeAsync(centre, agent)).Problem);
        Assert.Equal("Calls.NotYours", (await TakeAsync(centre, lead)).Problem?.Code);
        Assert.Equal("agent01", (await centre.CallAsync("c1")).AgentNo);
    }

    private static Task<Actor> LeadAsync(CallCentre centre, string staffNo = "lead01") =>
        centre.AgentAsync(staffNo, null, CallPermissions.SeeUnrouted, CallPermissions.SeeAll);

    private static async Task<Outcome<bool>> TakeAsync(CallCentre centre, Actor lead) =>
        await centre.Run.RunAsync(lead, async (TakeOverCall use) => await use.HandleAsync((await centre.CallAsync("c1")).Id));

    private static async Task<IReadOnlyList<PopCard>> LiveAsync(CallCentre centre, Actor agent)
    {
        var outcome = await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync());
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }
}
