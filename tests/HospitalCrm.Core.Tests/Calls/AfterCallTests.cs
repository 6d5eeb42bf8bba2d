using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.After;
using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>What is owed after a call, how a caller is checked, and how a shift is handed over.</summary>
public sealed class AfterCallTests
{
    [Fact]
    public async Task A_call_that_ended_without_a_record_comes_back_to_its_agent_with_the_draft_after_a_kill()
    {
        await using var centre = await OpenAsync();
        var (agent, other) = (await AgentAsync(centre, "agent01", "8001"), await AgentAsync(centre, "agent02", "8002"));
        var call = await TalkAsync(centre, "c1");
        await centre.Run.RunAsync(agent, (SaveDraft use) => use.HandleAsync(SaveContactRecord.DraftKey(call), "{}"));

        await using var after = centre.Restart();

        var owed = Assert.Single(await OwedAsync(after, agent));
        Assert.Equal((call, Forms.Phone, true), (owed.CallId, owed.Number, owed.DraftAt is not null));
        Assert.Empty(await OwedAsync(after, other));
    }

    [Fact]
    public async Task A_record_or_time_takes_it_off_the_desk_and_a_live_call_is_not_owed_yet()
    {
        await using var centre = await OpenAsync();
        var agent = await AgentAsync(centre, "agent01", "8001");
        var (saved, old) = (await TalkAsync(centre, "c1"), await TalkAsync(centre, "c2"));
        await centre.SayAsync(Say.Number("c3", Forms.Phone, extension: "8001"), Say.Answered("c3"));
        await centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(saved, new() { Result = "answered" }));

        var before = (await OwedAsync(centre, agent)).Select(owed => owed.CallId);
        centre.Hospital.Clock.Advance(TimeSpan.FromDays(4));

        Assert.Equal([old], before);
        Assert.Empty(await OwedAsync(centre, agent));
    }

    [Fact]
    public async Task What_was_typed_of_a_call_that_was_missed_comes_back_too()
    {
        await using var centre = await OpenAsync();
        var agent = await AgentAsync(centre, "agent01", "8001");
        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001"), Say.Ended("c1"), Say.Number("c2", Forms.Phone, extension: "8001"), Say.Ended("c2"));
        var typed = (await centre.CallAsync("c1")).Id;
        await centre.Run.RunAsync(agent, (SaveDraft use) => use.HandleAsync(SaveContactRecord.DraftKey(typed), "{}"));

        Assert.Equal([typed], (await OwedAsync(centre, agent)).Select(owed => owed.CallId));
    }

    [Fact]
    public async Task A_result_alone_is_a_record_and_an_unknown_result_or_nothing_at_all_is_not()
    {
        await using var centre = await OpenAsync();
        var agent = await AgentAsync(centre, "agent01", "8001");
        var call = await TalkAsync(centre, "c1");

        var empty = await centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call, new()));
        var unknown = await centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call, new() { Result = "bored" }));
        var saved = await centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call, new() { Result = "wrong-number" }));

        Assert.Equal((ProblemKind.Invalid, "Calls.ResultUnknown", null), (empty.Problem?.Kind, unknown.Problem?.Code, saved.Problem));
        Assert.Equal("wrong-number", (await centre.Run.RunAsync(agent, (ReadContactRecord use) => use.HandleAsync(call))).Value?.Result);
    }

    [Fact]
    public async Task Two_facts_make_a_caller_checked_and_what_he_said_is_kept_nowhere()
    {
        await using var centre = await OpenAsync();
        var agent = await AgentAsync(centre, "agent01", "8001");
        await centre.Hospital.HaveAsync(Forms.WangFang());
        var call = await TalkAsync(centre, "c1");

        await CheckAsync(centre, agent, call, new(Relation: CallerRelation.Child));
        var half = await CheckAsync(centre, agent, call, new(Fact: CheckedFact.Name, Told: "王 芳"));
        var whole = await CheckAsync(centre, agent, call, new(Fact: CheckedFact.Birth, Told: "19850307"));

        Assert.Equal((false, true, CallerRelation.Child), (half.Value!.IsPassed, whole.Value!.IsPassed, whole.Value.Relation!.Value));
        Assert.DoesNotContain("1985", await StoredAsync(centre), StringComparison.Ordinal);
        Assert.True((await ExtrasAsync(centre, agent, call)).Check.IsPassed);
    }

    [Theory]
    [InlineData(CheckedFact.Birth, "1985-03-08")]
    [InlineData(CheckedFact.Birth, "soon")]
    [InlineData(CheckedFact.IdTail, "0021")]
    [InlineData(CheckedFact.Name, "王芬")]
    public async Task A_fact_that_does_not_agree_is_counted_and_checks_nobody(CheckedFact fact, string told)
    {
        await using var centre = await OpenAsync();
        var agent = await AgentAsync(centre, "agent01", "8001");
        var form = Forms.WangFang();
        form.IdNumber = Forms.IdNumber;
        form.BirthDate = "";
        await centre.Hospital.HaveAsync(form);
        var call = await TalkAsync(centre, "c1");

        var wrong = await CheckAsync(centre, agent, call, new(Fact: fact, Told: told));
        var right = await CheckAsync(centre, agent, call, new(Fact: CheckedFact.IdTail, Told: "002x"));

        Assert.Equal((1, false, true), (wrong.Value!.Failed, wrong.Value.IsPassed || wrong.Value.Name, right.Value!.IdTail));
    }

    [Fact]
    public async Task Without_a_patient_or_for_another_agents_call_there_is_nothing_to_check()
    {
        await using var centre = await OpenAsync();
        var (agent, other) = (await AgentAsync(centre, "agent01", "8001"), await AgentAsync(centre, "agent02", "8002"));
        var call = await TalkAsync(centre, "c1");

        Assert.Equal("Calls.CheckWhom", (await CheckAsync(centre, agent, call, new(Relation: CallerRelation.Self))).Problem?.Code);
        Assert.Equal("Calls.NotYours", (await CheckAsync(centre, other, call, new(Relation: CallerRelation.Self))).Problem?.Code);
        Assert.Equal(0, await centre.ReadAsync(db => db.CallerChecks.CountAsync()));
    }

    [Fact]
    public async Task The_card_says_how_often_the_number_rang_this_week_and_nothing_of_a_withheld_one()
    {
        await using var centre = await OpenAsync();
        var agent = await AgentAsync(centre, "agent01", "8001");
        await TalkAsync(centre, "c1");
        await centre.SayAsync(Say.Number("c2", Forms.Phone, extension: "8001").After(TimeSpan.FromDays(-8)), Say.Number("c3", Forms.Phone, extension: "8001").After(TimeSpan.FromMinutes(1)));
        await centre.SayAsync(Say.Withheld("c4", extension: "8001"));

        Assert.Equal(2, (await ExtrasAsync(centre, agent, (await centre.CallAsync("c3")).Id)).RingsThisWeek);
        Assert.Equal(0, (await ExtrasAsync(centre, agent, (await centre.CallAsync("c4")).Id)).RingsThisWeek);
    }

    [Fact]
    public async Task A_shift_is_handed_over_with_what_is_open_and_confirmed_by_whom_it_was_given_to()
    {
        await using var centre = await OpenAsync();
        var (giver, taker, third) = (await AgentAsync(centre, "agent01", "8001"), await AgentAsync(centre, "agent02", "8002"), await AgentAsync(centre, "agent03", "8003"));
        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001"), Say.Ended("c1"));
        await centre.Run.RunAsync(Actor.Product("test"), (GatherMissedCalls use) => use.HandleAsync());
        var missed = (await centre.Run.RunAsync(giver, (ReadMissedCalls use) => use.HandleAsync())).Value![0].Id;
        await centre.Run.RunAsync(giver, (TakeMissedCall use) => use.HandleAsync(missed));

        var given = await centre.Run.RunAsync(giver, (HandOverShift use) => use.HandleAsync(new() { To = "agent02", Note = "王女士下午再来电", Owed = 2 }));
        var line = Assert.Single((await centre.Run.RunAsync(taker, (ReadHandovers use) => use.HandleAsync())).Value!.Lines);
        var refused = await centre.Run.RunAsync(third, (ConfirmHandover use) => use.HandleAsync(line.Id));
        var confirmed = await centre.Run.RunAsync(taker, (ConfirmHandover use) => use.HandleAsync(line.Id));

        Assert.Equal((null, "Calls.HandoverNotYours", null), (given.Problem, refused.Problem?.Code, confirmed.Problem));
        Assert.Equal(("王女士下午再来电", 1, 2, true), (line.Note, line.Missed, line.Owed, line.IsForMe));
        Assert.Null((await centre.Run.RunAsync(third, (TakeMissedCall use) => use.HandleAsync(missed))).Problem);
        Assert.Empty((await centre.Run.RunAsync(taker, (ReadHandovers use) => use.HandleAsync())).Value!.Lines);
        Assert.NotNull(Assert.Single((await centre.Run.RunAsync(giver, (ReadHandovers use) => use.HandleAsync())).Value!.Lines).ConfirmedAt);
    }

    [Theory]
    [InlineData("", "内容", ProblemKind.Invalid)]
    [InlineData("agent02", "", ProblemKind.Invalid)]
    [InlineData("agent01", "内容", ProblemKind.Refused)]
    [InlineData("nobody", "内容", ProblemKind.Refused)]
    public async Task A_handover_to_nobody_to_oneself_or_without_a_word_is_refused(string to, string note, ProblemKind kind)
    {
        await using var centre = await OpenAsync();
        var giver = await AgentAsync(centre, "agent01", "8001");
        await AgentAsync(centre, "agent02", "8002");

        var refused = await centre.Run.RunAsync(giver, (HandOverShift use) => use.HandleAsync(new() { To = to, Note = note }));

        Assert.Equal(kind, refused.Problem?.Kind);
        Assert.Equal(0, await centre.ReadAsync(db => db.ShiftHandovers.CountAsync()));
    }

    private static async Task<CallCentre> OpenAsync()
    {
        var centre = await CallCentre.OpenAsync();
        await DeskCodes.InstallAsync(centre);
        return centre;
    }

    private static Task<Actor> AgentAsync(CallCentre centre, string staffNo, string extension) => centre.AgentAsync(staffNo, extension, SecurityPermissions.Use);

    private static async Task<Id<CallSession>> TalkAsync(CallCentre centre, string link)
    {
        await centre.SayAsync(Say.Number(link, Forms.Phone, extension: "8001"), Say.Answered(link), Say.Ended(link));
        return (await centre.CallAsync(link)).Id;
    }

    private static async Task<IReadOnlyList<OwedRecord>> OwedAsync(CallCentre centre, Actor agent) =>
        (await centre.Run.RunAsync(agent, (ReadOwedRecords use) => use.HandleAsync())).Value!;

    private static Task<Outcome<CallerCheckSheet>> CheckAsync(CallCentre centre, Actor agent, Id<CallSession> call, CallerCheckStep step) =>
        centre.Run.RunAsync(agent, (CheckCaller use) => use.HandleAsync(call, step));

    private static async Task<CallExtras> ExtrasAsync(CallCentre centre, Actor agent, Id<CallSession> call) =>
        (await centre.Run.RunAsync(agent, (ReadCallExtras use) => use.HandleAsync(call))).Value!;

    /// <summary>The row as it stands in the database, whole.</summary>
    private static async Task<string> StoredAsync(CallCentre centre) => System.Text.Json.JsonSerializer.Serialize(await centre.ReadAsync(db => db.CallerChecks.AsNoTracking().SingleAsync()));
}
