using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>What an agent may say about a call, about which, and what becomes of it.</summary>
public sealed class AgentsWordTests
{
    private static readonly ContactNoteForm Note = new() { Topic = ContactTopic.Appointment, Text = "预约周三复诊" };

    [Fact]
    public async Task Without_the_right_nothing_is_done()
    {
        await using var centre = await CallCentre.OpenAsync();
        var call = await RingAsync(centre);
        var clerk = await centre.Hospital.StaffAsync("clerk01", "钱会计", CallPermissions.View);

        Assert.All(await EverythingAsync(centre, clerk, call), problem => Assert.Equal(ProblemKind.Forbidden, problem?.Kind));
    }

    [Fact]
    public async Task Another_agents_call_is_refused_and_left_as_it_was()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.AgentAsync("agent01", "8001");
        var other = await centre.AgentAsync("agent02", "8002");
        var call = await RingAsync(centre);

        Assert.All(await EverythingAsync(centre, other, call), problem => Assert.Equal("Calls.NotYours", problem?.Code));

        var after = await centre.CallAsync("c1");
        Assert.Equal((call.Version, 0), (after.Version, await centre.ReadAsync(db => db.ContactRecords.CountAsync())));
    }

    [Fact]
    public async Task An_unrouted_call_is_the_leads_and_nobody_elses()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8003");
        var lead = await centre.AgentAsync("lead01", "8000", CallPermissions.SeeUnrouted);
        var call = await RingAsync(centre);

        var refused = await centre.Run.RunAsync(agent, (AnswerCall use) => use.HandleAsync(call.Id));
        var taken = await centre.Run.RunAsync(lead, (AnswerCall use) => use.HandleAsync(call.Id));

        Assert.Equal(("Calls.NotYours", null), (refused.Problem?.Code, taken.Problem));
    }

    [Fact]
    public async Task A_call_that_does_not_exist_is_missing()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");

        var outcome = await centre.Run.RunAsync(agent, (AnswerCall use) => use.HandleAsync(Id<CallSession>.New()));

        Assert.Equal(ProblemKind.Missing, outcome.Problem?.Kind);
    }

    [Fact]
    public async Task Putting_a_call_away_is_not_hanging_up()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var call = await RingAsync(centre);

        await centre.Run.RunAsync(agent, (DismissCall use) => use.HandleAsync(call.Id));

        var after = await centre.CallAsync("c1");
        Assert.Equal((CallState.Ringing, true), (after.State, after.DismissedAt is not null));
    }

    [Fact]
    public async Task On_a_line_that_cannot_tell_putting_an_answered_call_away_ends_it()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8002");
        await centre.SayAsync(Say.Ringing("c1").On("box"), Say.Stopped("c1").On("box"));
        var call = await centre.CallAsync("c1", "box");

        await centre.Run.RunAsync(agent, (AnswerCall use) => use.HandleAsync(call.Id));
        await centre.Run.RunAsync(agent, (DismissCall use) => use.HandleAsync(call.Id));

        Assert.Equal(CallState.Ended, (await centre.CallAsync("c1", "box")).State);
    }

    [Fact]
    public async Task A_note_is_sealed_and_a_second_save_changes_it_and_drops_the_draft()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", SecurityPermissions.Use);
        var call = await RingAsync(centre);
        await centre.Run.RunAsync(agent, (SaveDraft use) => use.HandleAsync(SaveContactRecord.DraftKey(call.Id), "{}"));

        await centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call.Id, new() { Text = "第一次" }));
        await centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call.Id, Note));

        var record = await centre.ReadAsync(db => db.ContactRecords.AsNoTracking().SingleAsync());
        Assert.Equal(("agent01", ContactTopic.Appointment, Note.Text), (record.StaffNo, record.Topic, centre.Vault.Open(ContactRecord.TextPurpose, record.Text)));
        Assert.DoesNotContain("复诊", System.Text.Encoding.UTF8.GetString(record.Text.Bytes), StringComparison.Ordinal);
        Assert.Equal(0, await centre.ReadAsync(db => db.Drafts.CountAsync()));
        Assert.Equal(Note, (await centre.Run.RunAsync(agent, (ReadContactRecord use) => use.HandleAsync(call.Id))).Value);
    }

    [Fact]
    public async Task Two_tabs_that_save_at_once_make_one_record()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var call = await RingAsync(centre);

        var saves = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call.Id, Note)))));

        Assert.All(saves, outcome => Assert.Null(outcome.Problem));
        Assert.Equal(1, await centre.ReadAsync(db => db.ContactRecords.CountAsync()));
    }

    [Theory]
    [InlineData("", "Calls.NoteEmpty")]
    [InlineData("   ", "Calls.NoteEmpty")]
    [InlineData(null, "Calls.NoteTooLong")]
    public async Task A_note_without_words_or_with_too_many_is_refused(string? text, string code)
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var call = await RingAsync(centre);

        var outcome = await centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call.Id, new() { Text = text ?? new string('长', ContactNoteForm.Longest + 1) }));

        Assert.Equal((ProblemKind.Invalid, code), (outcome.Problem?.Kind, Assert.Single(outcome.Problem!.Fields).Code));
    }

    [Fact]
    public async Task Choosing_the_caller_moves_the_note_with_the_call()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await centre.Hospital.HaveAsync(Forms.WangFang());
        var chosen = await centre.Hospital.HaveAsync(Forms.WangFang());
        var call = await RingAsync(centre);
        await centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call.Id, Note));

        await centre.Run.RunAsync(agent, (LinkCaller use) => use.HandleAsync(call.Id, chosen));

        Assert.Equal((CallMatch.Known, chosen), ((await centre.CallAsync("c1")).Match, (await centre.CallAsync("c1")).PatientId));
        Assert.Equal(chosen, await centre.ReadAsync(db => db.ContactRecords.Select(record => record.PatientId).SingleAsync()));
    }

    [Fact]
    public async Task The_agents_choice_outlives_the_next_ring()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        await centre.Hospital.HaveAsync(Forms.WangFang());
        var chosen = await centre.Hospital.HaveAsync(Forms.WangFang());
        var call = await RingAsync(centre);
        await centre.Run.RunAsync(agent, (LinkCaller use) => use.HandleAsync(call.Id, chosen));

        await centre.SayAsync(Say.Number("c1", Forms.Phone, 5), Say.Ringing("c1", 6));

        Assert.Equal(chosen, (await centre.CallAsync("c1")).PatientId);
    }

    [Fact]
    public async Task An_archive_that_is_gone_cannot_be_chosen()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var gone = await centre.Hospital.HaveAsync(Forms.WangFang());
        await centre.Run.RunAsync(Actor.Product("test"), (DeletePatients use) => use.HandleAsync([gone]));
        var call = await RingAsync(centre);

        var outcome = await centre.Run.RunAsync(agent, (LinkCaller use) => use.HandleAsync(call.Id, gone));

        Assert.Equal("Patients.Missing", outcome.Problem?.Code);
    }

    [Fact]
    public async Task Saving_an_archive_links_the_unknown_live_call_and_its_notes()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", PatientPermissions.Register);
        var call = await RingAsync(centre);
        await centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call.Id, Note));
        await centre.SayAsync(Say.Number("elsewhere", "13900139000", extension: "8001"));

        var saved = await centre.Run.RunAsync(agent, (RegisterPatient use) => use.HandleAsync(Forms.WangFang()));

        var after = await centre.CallAsync("c1");
        Assert.Equal((CallMatch.Known, saved.Value), (after.Match, after.PatientId));
        Assert.Equal(saved.Value, await centre.ReadAsync(db => db.ContactRecords.Select(record => record.PatientId).SingleAsync()));
        Assert.Null((await centre.CallAsync("elsewhere")).PatientId);
    }

    [Fact]
    public async Task An_archive_made_from_a_call_that_ended_meanwhile_is_linked_to_it_too()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", PatientPermissions.Register);
        var call = await RingAsync(centre);
        await centre.SayAsync(Say.Answered("c1"), Say.Ended("c1"));

        var saved = await centre.Run.RunAsync(agent, (RegisterPatient use) => use.HandleAsync(Forms.WangFang(), call.Id.Value));

        Assert.Equal(saved.Value, (await centre.CallAsync("c1")).PatientId);
    }

    [Fact]
    public async Task A_number_added_to_a_known_archive_links_the_call_that_rings_from_it()
    {
        await using var centre = await CallCentre.OpenAsync();
        var li = await centre.Hospital.HaveAsync(new() { Name = "李雷", Numbers = [new() { Number = "13900139000" }] });
        await RingAsync(centre);

        var form = (await centre.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(li))).Value!;
        form.Numbers.Add(new() { Number = Forms.Phone });
        Assert.Null((await centre.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(form))).Problem);

        Assert.Equal(li, (await centre.CallAsync("c1")).PatientId);
    }

    [Fact]
    public async Task Neither_the_agents_answer_nor_the_lines_signals_are_lost_when_they_meet()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var calls = await Task.WhenAll(Enumerable.Range(0, 25).Select(async at =>
        {
            await centre.SayAsync(Say.Number("c" + at, "13800138000", extension: "8001"));
            return await centre.CallAsync("c" + at);
        }));

        var meetings = await Task.WhenAll(calls.Select(async call =>
        {
            var line = centre.SayAsync([.. Enumerable.Range(10, 20).Select(sequence => Say.Ringing(call.LinkId, sequence))]);
            var answers = Task.Run(() => centre.Run.RunAsync(agent, (AnswerCall use) => use.HandleAsync(call.Id)));
            var notes = Task.Run(() => centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call.Id, Note)));
            await line;
            return (await answers).Problem ?? (await notes).Problem;
        }));

        Assert.All(meetings, Assert.Null);
        var stored = await centre.ReadAsync(db => db.Calls.AsNoTracking().ToListAsync());
        Assert.All(stored, call => Assert.Equal((CallState.Answered, Say.Ringing("c", 29).At), (call.State, call.LastRingAt)));
        Assert.Equal(25, await centre.ReadAsync(db => db.ContactRecords.CountAsync()));
    }

    [Fact]
    public async Task A_look_at_a_call_is_on_record_and_others_see_its_number_masked()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", CallPermissions.View);
        var lead = await centre.AgentAsync("lead01", "8000", CallPermissions.View, CallPermissions.SeeAll);
        var call = await RingAsync(centre);

        var own = await centre.Run.RunAsync(agent, (OpenCall use) => use.HandleAsync(call.Id));
        var others = await centre.Run.RunAsync(lead, (OpenCall use) => use.HandleAsync(call.Id));

        Assert.Equal((Forms.Phone, "138****8000"), (own.Value!.Number, others.Value!.Number));
        var lookers = await centre.ReadAsync(db => db.AuditEntries.Where(entry => entry.Act == AuditAct.Viewed && entry.CallId == call.Id.Value).Select(entry => entry.ActorNo).ToListAsync());
        Assert.Equal(["agent01", "lead01"], lookers.Order());
    }

    [Fact]
    public async Task Who_makes_the_archive_gets_the_number_of_his_own_call_only()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var other = await centre.AgentAsync("agent02", "8002");
        var call = await RingAsync(centre);

        Assert.Equal(Forms.Phone, (await centre.Run.RunAsync(agent, (ReadCallNumber use) => use.HandleAsync(call.Id))).Value);
        Assert.Equal("Calls.NotYours", (await centre.Run.RunAsync(other, (ReadCallNumber use) => use.HandleAsync(call.Id))).Problem?.Code);
    }

    private static async Task<CallSession> RingAsync(CallCentre centre)
    {
        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001"));
        return await centre.CallAsync("c1");
    }

    private static async Task<Problem?[]> EverythingAsync(CallCentre centre, Actor actor, CallSession call) =>
    [
        (await centre.Run.RunAsync(actor, (AnswerCall use) => use.HandleAsync(call.Id))).Problem,
        (await centre.Run.RunAsync(actor, (DismissCall use) => use.HandleAsync(call.Id))).Problem,
        (await centre.Run.RunAsync(actor, (LinkCaller use) => use.HandleAsync(call.Id, Id<Patient>.New()))).Problem,
        (await centre.Run.RunAsync(actor, (MendMatch use) => use.HandleAsync(call.Id, Id<Patient>.New()))).Problem,
        (await centre.Run.RunAsync(actor, (RaiseCrisis use) => use.HandleAsync(call.Id))).Problem,
        (await centre.Run.RunAsync(actor, (SaveContactRecord use) => use.HandleAsync(call.Id, Note))).Problem,
        (await centre.Run.RunAsync(actor, (ReadContactRecord use) => use.HandleAsync(call.Id))).Problem,
        (await centre.Run.RunAsync(actor, (ReadCallNumber use) => use.HandleAsync(call.Id))).Problem,
    ];
}
