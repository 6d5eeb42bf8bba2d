using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Patients;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>Extension → seat → the agent who sits there, and what the audit says was put before whom.</summary>
public sealed class RoutingTests
{
    [Fact]
    public async Task A_call_belongs_to_whoever_sits_at_the_extension_it_rings_at()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.AgentAsync("agent01", "8001");
        await centre.AgentAsync("agent02", "8002");

        await centre.SayAsync(Say.Ringing("named", extension: "8001"), Say.Ringing("wired").On("box"), Say.Ringing("named-on-a-wired-line", extension: "8002").On("pbx2"));

        Assert.Equal("agent01", (await centre.CallAsync("named")).AgentNo);
        Assert.Equal("agent02", (await centre.CallAsync("wired", "box")).AgentNo);
        Assert.Equal("agent02", (await centre.CallAsync("named-on-a-wired-line", "pbx2")).AgentNo);
    }

    [Fact]
    public async Task Where_nobody_sits_it_is_unrouted_and_only_who_may_sees_it()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var lead = await centre.AgentAsync("lead01", "8000", CallPermissions.SeeUnrouted);

        await centre.SayAsync(Say.Ringing("empty-seat", extension: "8005"), Say.Ringing("no-extension"));

        Assert.Empty(await LiveAsync(centre, agent));
        Assert.Equal(2, (await LiveAsync(centre, lead)).Count);
        Assert.All(await LiveAsync(centre, lead), card => Assert.Null(card.AgentNo));
    }

    [Fact]
    public async Task An_agent_who_moves_takes_the_calls_of_the_new_seat_and_leaves_the_old()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");

        await centre.SitAsync(agent, "8003");
        await centre.SayAsync(Say.Ringing("old", extension: "8001"), Say.Ringing("new", extension: "8003"));

        Assert.Equal((null, "agent01"), ((await centre.CallAsync("old")).AgentNo, (await centre.CallAsync("new")).AgentNo));
    }

    [Fact]
    public async Task Whoever_sits_down_while_it_rings_gets_it_with_the_next_ring()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.SayAsync(Say.Ringing("c1", 1, "8001"));
        await centre.AgentAsync("agent01", "8001");

        await centre.SayAsync(Say.Ringing("c1", 2, "8001"));

        Assert.Equal("agent01", (await centre.CallAsync("c1")).AgentNo);
    }

    [Fact]
    public async Task A_conversation_stays_with_who_took_it_when_somebody_else_sits_down_there()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.AgentAsync("agent01", "8001");
        await centre.SayAsync(Say.Ringing("c1", extension: "8001"), Say.Answered("c1"));

        await centre.AgentAsync("agent02", "8001");
        await centre.SayAsync(Say.Ended("c1"));

        Assert.Equal("agent01", (await centre.CallAsync("c1")).AgentNo);
    }

    [Fact]
    public async Task A_conversation_stays_with_who_took_it_when_he_leaves_his_seat()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await centre.SayAsync(Say.Ringing("c1", extension: "8001"), Say.Answered("c1"));

        await centre.Run.RunAsync(agent, (LeaveSeat use) => use.HandleAsync());
        await centre.SayAsync(Say.Ended("c1"));

        Assert.Equal("agent01", (await centre.CallAsync("c1")).AgentNo);
    }

    [Fact]
    public async Task A_taken_seat_is_asked_about_and_then_moves()
    {
        await using var centre = await CallCentre.OpenAsync();
        var first = await centre.AgentAsync("agent01", "8001");
        var second = await centre.AgentAsync("agent02", null);

        var asked = await centre.Run.RunAsync(second, (TakeSeat use) => use.HandleAsync("8001", false));
        var taken = await centre.Run.RunAsync(second, (TakeSeat use) => use.HandleAsync("8001", true));

        Assert.Equal(("Calls.SeatTaken", "8001"), (asked.Problem?.Code, taken.Value));
        Assert.Null((await centre.Run.RunAsync(first, (ReadSeat use) => use.HandleAsync())).Value);
    }

    [Fact]
    public async Task Two_agents_who_take_the_same_seat_in_the_same_moment_leave_one_of_them_there()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agents = await Task.WhenAll(Enumerable.Range(1, 6).Select(at => centre.AgentAsync("agent0" + at, null)));

        var outcomes = await Task.WhenAll(agents.Select(agent => Task.Run(() => centre.Run.RunAsync(agent, (TakeSeat use) => use.HandleAsync("8001", true)))));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Problem));
        var seats = await Task.WhenAll(agents.Select(async agent => (await centre.Run.RunAsync(agent, (ReadSeat use) => use.HandleAsync())).Value));
        Assert.Single(seats, seat => seat == "8001");
    }

    [Fact]
    public async Task A_transferred_call_is_the_other_agents_with_the_note_that_was_taken()
    {
        await using var centre = await CallCentre.OpenAsync();
        var first = await centre.AgentAsync("agent01", "8001", CallPermissions.View);
        var second = await centre.AgentAsync("agent02", "8002", CallPermissions.View);
        await centre.SayAsync(Say.Number("c1", "13800138000", extension: "8001"), Say.Answered("c1"));
        var call = await centre.CallAsync("c1");
        await centre.Run.RunAsync(first, (SaveContactRecord use) => use.HandleAsync(call.Id, new() { Text = "问复诊" }));

        await centre.SayAsync(Say.Transferred("c1", "8002"));

        Assert.Empty(await LiveAsync(centre, first));
        Assert.Equal(call.Id, Assert.Single(await LiveAsync(centre, second)).CallId);
        var opened = await centre.Run.RunAsync(second, (OpenCall use) => use.HandleAsync(call.Id));
        Assert.Equal("问复诊", Assert.Single(opened.Value!.Notes).Text);
    }

    [Fact]
    public async Task A_call_put_away_by_one_agent_pops_at_the_one_it_is_transferred_to()
    {
        await using var centre = await CallCentre.OpenAsync();
        var first = await centre.AgentAsync("agent01", "8001");
        var second = await centre.AgentAsync("agent02", "8002");
        await centre.SayAsync(Say.Number("c1", "13800138000", extension: "8001"), Say.Answered("c1"));
        await centre.Run.RunAsync(first, async (DismissCall use) => await use.HandleAsync((await centre.CallAsync("c1")).Id));

        await centre.SayAsync(Say.Transferred("c1", "8002"));

        Assert.Single(await LiveAsync(centre, second));
    }

    [Fact]
    public async Task An_outgoing_call_never_pops_and_nobody_is_said_to_have_seen_it()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await centre.Hospital.HaveAsync(Forms.WangFang());

        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001") with { Direction = CallDirection.Outgoing });

        Assert.Equal(CallDirection.Outgoing, (await centre.CallAsync("c1")).Direction);
        Assert.Empty(await LiveAsync(centre, agent));
        Assert.Empty(await centre.PoppedAsync());
    }

    [Fact]
    public async Task Each_archive_shown_to_an_agent_is_on_record_once_and_again_after_a_transfer()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.AgentAsync("agent01", "8001");
        await centre.AgentAsync("agent02", "8002");
        var wang = await centre.Hospital.HaveAsync(Forms.WangFang());

        await centre.SayAsync(Say.Ringing("c1", 1, "8001"));
        await centre.SayAsync(Say.Number("c1", Forms.Phone, 2), Say.Ringing("c1", 3, "8001"));
        await centre.SayAsync(Say.Number("c1", Forms.Phone, 4), Say.Answered("c1", 5));
        await centre.SayAsync(Say.Transferred("c1", "8002", 6), Say.Ended("c1", 7));

        Assert.Equal([("agent01", wang), ("agent02", wang)], await centre.PoppedAsync());
    }

    [Fact]
    public async Task Of_a_choice_every_archive_is_on_record()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.AgentAsync("agent01", "8001");
        var both = new[] { await centre.Hospital.HaveAsync(Forms.WangFang()), await centre.Hospital.HaveAsync(Forms.WangFang()) };

        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001"));

        Assert.Equal(both.Order(), (await centre.PoppedAsync()).Select(shown => shown.Patient).Order());
    }

    [Fact]
    public async Task A_corrected_number_shows_somebody_else_and_that_is_on_record()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.AgentAsync("agent01", "8001");
        var wang = await centre.Hospital.HaveAsync(Forms.WangFang());
        var li = await centre.Hospital.HaveAsync(new() { Name = "李雷", Numbers = [new() { Number = "13900139000" }] });

        await centre.SayAsync(Say.Number("c1", Forms.Phone, 2, "8001"));
        await centre.SayAsync(Say.Number("c1", "13900139000", 3));

        Assert.Equal([("agent01", wang), ("agent01", li)], await centre.PoppedAsync());
    }

    [Fact]
    public async Task A_call_that_was_over_before_it_could_be_shown_was_shown_to_nobody()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.AgentAsync("agent01", "8001");
        await centre.Hospital.HaveAsync(Forms.WangFang());

        await centre.SayAsync(Say.Ended("c1"));
        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001"));

        Assert.Empty(await centre.PoppedAsync());
    }

    [Fact]
    public async Task The_time_on_record_is_the_products_and_not_the_telephone_systems()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.AgentAsync("agent01", "8001");
        await centre.Hospital.HaveAsync(Forms.WangFang());

        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001").After(TimeSpan.FromHours(-5)));

        var at = await centre.ReadAsync(db => Task.FromResult(db.AuditEntries.Single(entry => entry.Act == AuditAct.Popped).At));
        Assert.Equal(centre.Hospital.Clock.GetUtcNow(), at);
    }

    private static async Task<IReadOnlyList<PopCard>> LiveAsync(CallCentre centre, Actor agent)
    {
        var outcome = await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync());
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }
}
