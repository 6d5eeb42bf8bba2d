using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Presence;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>示闲, 示忙, 小休, 话后处理, 离线: one live state a person, whatever happens around it.</summary>
public sealed class PresenceTests
{
    [Fact]
    public async Task Whoever_comes_is_ready_and_a_second_tab_or_a_restart_changes_nothing()
    {
        await using var centre = await OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await Task.WhenAll(ComeAsync(centre, agent), ComeAsync(centre, agent));
        await SetAsync(centre, agent, PresenceState.Break, "meal");
        centre.Hospital.Clock.Advance(TimeSpan.FromMinutes(7));

        await using var after = centre.Restart();
        var own = await ComeAsync(after, agent);
        await TendAsync(after, mayEnd: false);
        await TendAsync(after, mayEnd: true, "agent01");

        Assert.Equal((PresenceState.Break, "meal", TestHospital.Monday), (own.State, own.Reason, own.Since));
        Assert.Equal(2, await after.ReadAsync(db => db.PresenceSpans.CountAsync()));
    }

    [Fact]
    public async Task Each_state_is_a_span_with_its_reason_from_and_to()
    {
        await using var centre = await OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await ComeAsync(centre, agent);
        centre.Hospital.Clock.Advance(TimeSpan.FromMinutes(10));
        await SetAsync(centre, agent, PresenceState.Busy, "meeting");
        await SetAsync(centre, agent, PresenceState.Busy, "meeting");
        centre.Hospital.Clock.Advance(TimeSpan.FromMinutes(20));
        await SetAsync(centre, agent, PresenceState.Ready);

        var spans = await SpansAsync(centre, "agent01");

        Assert.Equal(
            [(PresenceState.Ready, null, 0, 10), (PresenceState.Busy, "meeting", 10, 30), (PresenceState.Ready, null, 30, null)],
            spans.Select(span => (span.State, span.Reason, Minutes(span.StartedAt)!.Value, Minutes(span.EndedAt))));
    }

    [Theory]
    [InlineData(PresenceState.Busy, null, "Calls.ReasonNeeded")]
    [InlineData(PresenceState.Busy, "meal", "Calls.ReasonNeeded")]
    [InlineData(PresenceState.Break, "meeting", "Calls.ReasonNeeded")]
    [InlineData(PresenceState.WrapUp, null, "Calls.WrapUpByItself")]
    public async Task A_state_without_a_reason_of_its_own_dictionary_is_refused(PresenceState state, string? reason, string code)
    {
        await using var centre = await OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await ComeAsync(centre, agent);

        var refused = await SetAsync(centre, agent, state, reason);

        Assert.Equal(code, refused?.Code);
        Assert.Equal(PresenceState.Ready, Assert.Single(await SpansAsync(centre, "agent01")).State);
    }

    [Fact]
    public async Task Whoever_is_gone_for_too_long_is_offline_since_he_was_last_seen_and_ready_when_he_is_back()
    {
        await using var centre = await OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await ComeAsync(centre, agent);
        centre.Hospital.Clock.Advance(TimeSpan.FromMinutes(5));
        await TendAsync(centre, mayEnd: true, "agent01");
        centre.Hospital.Clock.Advance(TimeSpan.FromSeconds(50));
        await TendAsync(centre, mayEnd: true);
        var soon = await SpansAsync(centre, "agent01");
        centre.Hospital.Clock.Advance(TimeSpan.FromSeconds(20));
        await TendAsync(centre, mayEnd: true);
        var (looks, gone) = (await LookAsync(centre, agent), await SpansAsync(centre, "agent01"));

        await TendAsync(centre, mayEnd: true, "agent01");

        Assert.Null(Assert.Single(soon).EndedAt);
        Assert.Equal((5, PresenceState.Offline), (Minutes(Assert.Single(gone).EndedAt), looks.State));
        Assert.Equal(PresenceState.Ready, (await LookAsync(centre, agent)).State);
    }

    [Fact]
    public async Task After_a_call_the_wrap_up_begins_by_itself_and_its_time_brings_the_state_before_it_back()
    {
        await using var centre = await OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await ComeAsync(centre, agent);
        await SetAsync(centre, agent, PresenceState.Busy, "tasks");
        var call = await TalkAsync(centre, "c1");
        var began = await WrapAsync(centre, call);
        var again = await WrapAsync(centre, call);
        var during = await LookAsync(centre, agent);

        centre.Hospital.Clock.Advance(TimeSpan.FromSeconds(61));
        await TendAsync(centre, mayEnd: true, "agent01");
        var later = await WrapAsync(centre, call);

        var after = await LookAsync(centre, agent);
        Assert.Equal((true, false, false), (began, again, later));
        Assert.Equal((PresenceState.WrapUp, TestHospital.Monday.AddSeconds(60)), (during.State, during.DueAt));
        Assert.Equal((PresenceState.Busy, "tasks", TestHospital.Monday.AddSeconds(60)), (after.State, after.Reason, after.Since));
    }

    [Fact]
    public async Task The_saved_result_ends_the_wrap_up_of_its_call_and_of_no_other()
    {
        await using var centre = await OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await ComeAsync(centre, agent);
        var (first, second) = (await TalkAsync(centre, "c1"), await TalkAsync(centre, "c2"));
        await WrapAsync(centre, first);
        await WrapAsync(centre, second);
        await SaveAsync(centre, agent, first);
        var between = (await LookAsync(centre, agent)).State;

        await SaveAsync(centre, agent, second);

        Assert.Equal((PresenceState.WrapUp, PresenceState.Ready), (between, (await LookAsync(centre, agent)).State));
        Assert.Single(await SpansAsync(centre, "agent01"), span => span.EndedAt is null);
    }

    [Fact]
    public async Task A_missed_call_a_saved_one_and_one_of_somebody_away_want_no_wrap_up()
    {
        await using var centre = await OpenAsync();
        var (agent, away) = (await centre.AgentAsync("agent01", "8001"), await centre.AgentAsync("agent02", "8002"));
        await ComeAsync(centre, agent);
        await ComeAsync(centre, away);
        await SetAsync(centre, away, PresenceState.Offline);
        await centre.SayAsync(Say.Number("c1", "13900139000", extension: "8001"), Say.Ended("c1"));
        var saved = await TalkAsync(centre, "c2");
        await SaveAsync(centre, agent, saved);
        var others = await TalkAsync(centre, "c3", "8002");

        Assert.False(await WrapAsync(centre, (await centre.CallAsync("c1")).Id));
        Assert.False(await WrapAsync(centre, saved));
        Assert.False(await WrapAsync(centre, others));
    }

    [Fact]
    public async Task Colleagues_see_who_is_on_what_and_who_speaks_but_not_with_whom()
    {
        await using var centre = await OpenAsync();
        var (agent, other) = (await centre.AgentAsync("agent01", "8001"), await centre.AgentAsync("agent02", "8002"));
        await ComeAsync(centre, agent);
        await SetAsync(centre, agent, PresenceState.Break, "meal");
        await centre.SayAsync(Say.Number("c1", "13900139000", extension: "8001"), Say.Answered("c1"));

        var lines = (await centre.Run.RunAsync(other, (ReadColleagues use) => use.HandleAsync())).Value!;

        Assert.Equal(
            [("agent01", "8001", PresenceState.Break, "用餐", CallState.Answered), ("agent02", "8002", PresenceState.Offline, null, null)],
            lines.Select(line => (line.StaffNo, line.Extension, line.State, line.ReasonName, line.Talk)));
    }

    private static async Task<CallCentre> OpenAsync()
    {
        var centre = await CallCentre.OpenAsync();
        await DeskCodes.InstallAsync(centre);
        return centre;
    }

    private static async Task<OwnPresence> ComeAsync(CallCentre centre, Actor agent) => (await centre.Run.RunAsync(agent, (ComeToDesk use) => use.HandleAsync(arrives: true))).Value!;

    private static async Task<OwnPresence> LookAsync(CallCentre centre, Actor agent) => (await centre.Run.RunAsync(agent, (ComeToDesk use) => use.HandleAsync(arrives: false))).Value!;

    private static async Task<Problem?> SetAsync(CallCentre centre, Actor agent, PresenceState state, string? reason = null) =>
        (await centre.Run.RunAsync(agent, (SetPresence use) => use.HandleAsync(state, reason))).Problem;

    private static Task<Outcome<int>> TendAsync(CallCentre centre, bool mayEnd, params string[] here) =>
        centre.Run.RunAsync(Actor.Product("test"), (TendPresence use) => use.HandleAsync(here, mayEnd));

    private static async Task<bool> WrapAsync(CallCentre centre, Id<CallSession> call) => (await centre.Run.RunAsync(Actor.Product("test"), (BeginWrapUp use) => use.HandleAsync(call))).Value;

    private static async Task<Id<CallSession>> TalkAsync(CallCentre centre, string link, string extension = "8001")
    {
        await centre.SayAsync(Say.Number(link, "13900139000", extension: extension), Say.Answered(link), Say.Ended(link));
        return (await centre.CallAsync(link)).Id;
    }

    private static async Task SaveAsync(CallCentre centre, Actor agent, Id<CallSession> call) =>
        Assert.Null((await centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call, new() { Result = "answered" }))).Problem);

    private static Task<List<PresenceSpan>> SpansAsync(CallCentre centre, string staffNo) =>
        centre.ReadAsync(db => db.PresenceSpans.AsNoTracking().Where(span => span.StaffNo == staffNo).OrderBy(span => span.StartedAt).ToListAsync());

    private static int? Minutes(DateTimeOffset? at) => at is { } time ? (int)(time - TestHospital.Monday).TotalMinutes : null;
}
