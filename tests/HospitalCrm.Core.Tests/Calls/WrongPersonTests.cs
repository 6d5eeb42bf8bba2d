using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.After;
using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>不是此人, and what a transferred call brings with it.</summary>
public sealed class WrongPersonTests
{
    [Fact]
    public async Task The_wrong_person_leaves_call_and_note_in_one_press_and_the_next_ring_does_not_bring_him_back()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var wrong = await centre.Hospital.HaveAsync(Forms.WangFang());
        var call = await RingAsync(centre);
        await centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call, new() { Text = "问复诊" }));

        Assert.Null((await centre.Run.RunAsync(agent, (MendMatch use) => use.HandleAsync(call, wrong))).Problem);
        await centre.SayAsync(Say.Number("c1", Forms.Phone, 5), Say.Ringing("c1", 6));

        var card = Assert.Single((await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync())).Value!);
        Assert.Equal((CallMatch.Choose, null, wrong), (card.Match, card.Patient, Assert.Single(card.Choices).PatientId)); // pressed in error, he is one press away
        Assert.Null(await centre.ReadAsync(db => db.ContactRecords.Select(record => record.PatientId).SingleAsync()));
    }

    [Fact]
    public async Task A_press_from_a_second_tab_that_comes_late_takes_nothing_from_whoever_was_chosen_meanwhile()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001");
        var (wrong, right) = (await centre.Hospital.HaveAsync(Forms.WangFang()), await centre.Hospital.HaveAsync(Forms.WangFang()));
        var call = await RingAsync(centre);
        await centre.Run.RunAsync(agent, (LinkCaller use) => use.HandleAsync(call, wrong));
        await centre.Run.RunAsync(agent, (MendMatch use) => use.HandleAsync(call, wrong));
        await centre.Run.RunAsync(agent, (LinkCaller use) => use.HandleAsync(call, right));

        var late = await centre.Run.RunAsync(agent, (MendMatch use) => use.HandleAsync(call, wrong));

        Assert.Null(late.Problem);
        Assert.Equal((CallMatch.Known, right), ((await centre.CallAsync("c1")).Match, (await centre.CallAsync("c1")).PatientId));
    }

    [Fact]
    public async Task Somebody_linked_by_hand_who_has_not_the_number_leaves_an_unknown_caller_and_a_new_archive_takes_the_call()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", PatientPermissions.Register, PatientPermissions.View);
        var form = Forms.WangFang();
        form.Numbers = [new() { Number = "13900139000" }];
        var other = await centre.Hospital.HaveAsync(form);
        var call = await RingAsync(centre);
        Assert.Null((await centre.Run.RunAsync(agent, (LinkCaller use) => use.HandleAsync(call, other))).Problem);

        await centre.Run.RunAsync(agent, (MendMatch use) => use.HandleAsync(call, other));
        var unknown = (await centre.CallAsync("c1")).Match;
        var made = await centre.Hospital.HaveAsync(Forms.WangFang());

        Assert.Equal((CallMatch.Unknown, made), (unknown, (await centre.CallAsync("c1")).PatientId!.Value));
    }

    [Fact]
    public async Task Whoever_gets_a_transferred_call_reads_what_was_saved_and_what_was_only_typed()
    {
        await using var centre = await CallCentre.OpenAsync();
        var first = await centre.AgentAsync("agent01", "8001", SecurityPermissions.Use);
        var second = await centre.AgentAsync("agent02", "8002", SecurityPermissions.Use);
        var third = await centre.AgentAsync("agent03", "8003", SecurityPermissions.Use);
        var call = await RingAsync(centre);
        await centre.Run.RunAsync(first, (SaveContactRecord use) => use.HandleAsync(call, new() { Text = "问复诊时间", Topic = ContactTopic.Appointment }));
        await centre.SayAsync(Say.Answered("c1"), Say.Transferred("c1", "8002"));
        await TypeAsync(centre, second, call, "对方要求周三下午");
        await centre.SayAsync(Say.Transferred("c1", "8003", 6));

        var notes = (await centre.Run.RunAsync(third, (ReadCallExtras use) => use.HandleAsync(call))).Value!.Before;
        var stranger = await centre.Run.RunAsync(first, (ReadCallExtras use) => use.HandleAsync(call));

        Assert.Equal([("agent01", "问复诊时间", ContactTopic.Appointment, false), ("agent02", "对方要求周三下午", ContactTopic.Inquiry, true)], notes.Select(note => (note.StaffNo, note.Text, note.Topic, note.IsDraft)));
        Assert.Equal("Calls.NotYours", stranger.Problem!.Code);
    }

    [Fact]
    public async Task A_draft_nobody_can_read_any_more_does_not_keep_the_card_from_opening()
    {
        await using var centre = await CallCentre.OpenAsync();
        var first = await centre.AgentAsync("agent01", "8001", SecurityPermissions.Use);
        var second = await centre.AgentAsync("agent02", "8002", SecurityPermissions.Use);
        var call = await RingAsync(centre);
        await centre.Run.RunAsync(first, (SaveDraft use) => use.HandleAsync(SaveContactRecord.DraftKey(call), "not json"));
        await centre.SayAsync(Say.Answered("c1"), Say.Transferred("c1", "8002"));

        Assert.Empty((await centre.Run.RunAsync(second, (ReadCallExtras use) => use.HandleAsync(call))).Value!.Before);
    }

    private static async Task TypeAsync(CallCentre centre, Actor agent, Id<CallSession> call, string text) =>
        Assert.Null((await centre.Run.RunAsync(agent, (SaveDraft use) => use.HandleAsync(SaveContactRecord.DraftKey(call), System.Text.Json.JsonSerializer.Serialize(new ContactNoteForm { Text = text })))).Problem);

    private static async Task<Id<CallSession>> RingAsync(CallCentre centre)
    {
        await centre.SayAsync(Say.Number("c1", Forms.Phone, extension: "8001"));
        return (await centre.CallAsync("c1")).Id;
    }
}
