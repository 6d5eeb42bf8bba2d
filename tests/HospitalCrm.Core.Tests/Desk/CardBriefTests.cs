using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Praise;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Duplicates;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Calls;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Desk;

/// <summary>The seven doors of a card, their counts, and what to say next.</summary>
public sealed class CardBriefTests
{
    private static readonly Permission[] All =
    [
        PatientPermissions.View, ArchivePermissions.ViewMedical, FollowUpPermissions.View, PraisePermissions.View, ComplaintPermissions.View, InquiryPermissions.View, MessagingPermissions.View,
    ];

    [Fact]
    public async Task Each_count_is_the_number_of_lines_in_the_list_behind_its_door()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", All);
        var wang = await HaveAsync(centre);
        var call = await AnswerAsync(centre);
        await centre.Run.RunAsync(agent, (SaveContactRecord use) => use.HandleAsync(call, new() { Topic = ContactTopic.FollowUp, Text = "问伤口" }));

        var brief = await BriefAsync(centre, agent, call);

        var visits = (await centre.Run.RunAsync(agent, (ReadVisits use) => use.HandleAsync(wang, new(EncounterKind.Outpatient)))).Value!;
        var asked = (await centre.Run.RunAsync(agent, (ReadInteractions use) => use.HandleAsync(wang, new(InteractionClass.FollowUp)))).Value!;
        var spoken = (await centre.Run.RunAsync(agent, (ReadInteractions use) => use.HandleAsync(wang, new() { IsSpoken = true }))).Value!;
        var ofPerson = new ListQuery { Filters = new Dictionary<string, string> { ["patient"] = wang.ToString() } };
        var complaints = (await centre.Run.ReadAsync(agent, ComplaintList.Definition, ofPerson)).Value!;
        var praise = (await centre.Run.ReadAsync(agent, CommendationList.Definition, ofPerson)).Value!;
        Assert.Equal(Enum.GetValues<DoorKind>(), brief.Doors.Select(door => door.Kind));
        Assert.Equal(
            [visits.Visits.Count, visits.Counts![EncounterKind.Inpatient], asked.Lines.Count, spoken.Lines.Count, null, praise.Rows.Count, complaints.Rows.Count],
            brief.Doors.Select(door => door.Count));
        Assert.Equal([3, 1, 1, 1, null, 2, 2], brief.Doors.Select(door => door.Count));
        Assert.Equal([0, 1, 1, 0, 0, 1, 2], brief.Doors.Select(door => door.Open));
        Assert.All(spoken.Lines, line => Assert.True(line.Kind is InteractionKind.Call or InteractionKind.Note));
    }

    [Fact]
    public async Task Both_records_of_one_person_count()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", All);
        var wang = await HaveAsync(centre);
        var other = await centre.Hospital.HaveAsync(new() { Name = "王芳", Sex = Sex.Female, BirthDate = "1985-03-07" });
        await VisitAsync(centre, other, EncounterKind.Outpatient, new(2026, 1, 5));
        Assert.Null((await centre.Run.RunAsync(Actor.Product("test"), (DeclareSamePerson use) => use.HandleAsync(wang, other, "同一身份证"))).Problem);
        var call = await AnswerAsync(centre);

        Assert.Equal(4, (await BriefAsync(centre, agent, call)).Doors[0].Count);
    }

    [Fact]
    public async Task Until_the_call_is_answered_nothing_clinical_is_counted_or_said()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", All);
        await HaveAsync(centre);
        var call = await RingAsync(centre);

        var brief = await BriefAsync(centre, agent, call);
        await centre.SayAsync(Say.Answered("c1"));
        var answered = await BriefAsync(centre, agent, call);

        Assert.Equal([null, null, null, 1, null, 2, 2], brief.Doors.Select(door => door.Count));
        Assert.All(brief.Doors.Where(door => door.Count is null), door => Assert.Equal(0, door.Open));
        Assert.Equal([CardLineKind.Complaint, CardLineKind.Inquiry], brief.Lines.Select(line => line.Kind));
        Assert.Equal([CardLineKind.NextVisit, CardLineKind.Complaint, CardLineKind.FollowUp, CardLineKind.Inquiry], answered.Lines.Select(line => line.Kind));
        Assert.Equal("青霉素过敏", (await BriefAsync(centre, await centre.AgentAsync("agent02", "8002", CallPermissions.SeeAll, PatientPermissions.View, ArchivePermissions.ViewMedical), call)).Lines[^1].Text);
    }

    [Fact]
    public async Task Each_door_and_line_is_for_whoever_holds_the_right_of_its_page()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", PatientPermissions.View);
        await HaveAsync(centre);
        var call = await AnswerAsync(centre);

        var brief = await BriefAsync(centre, agent, call);

        Assert.Equal([DoorKind.Contact, DoorKind.Appointment], brief.Doors.Select(door => door.Kind));
        Assert.Empty(brief.Lines);
    }

    [Fact]
    public async Task Whoever_may_not_view_archives_has_no_doors_and_a_closed_archive_has_none()
    {
        await using var centre = await CallCentre.OpenAsync();
        var blind = await centre.AgentAsync("agent01", "8001");
        var wang = await HaveAsync(centre);
        var call = await AnswerAsync(centre);
        var without = await BriefAsync(centre, blind, call);
        var sighted = await centre.AgentAsync("agent02", "8002", [CallPermissions.SeeAll, .. All]);
        var open = await BriefAsync(centre, sighted, call);

        Assert.Null((await centre.Run.RunAsync(Actor.Product("test"), (RestrictPatient use) => use.HandleAsync(wang, Restriction.Psychiatric, "精神科患者"))).Problem);
        var closed = await BriefAsync(centre, sighted, call);

        Assert.Empty(without.Doors);
        Assert.Equal(7, open.Doors.Count);
        Assert.Equal((0, 0), (closed.Doors.Count, closed.Lines.Count));
    }

    [Fact]
    public async Task Another_agents_call_answers_nothing()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.AgentAsync("agent01", "8001", All);
        var other = await centre.AgentAsync("agent02", "8002", All);
        await HaveAsync(centre);
        var call = await AnswerAsync(centre);

        Assert.Equal("Calls.NotYours", (await centre.Run.RunAsync(other, (ReadCardBrief use) => use.HandleAsync(call))).Problem?.Code);
    }

    [Fact]
    public async Task Whoever_is_complained_about_finds_neither_count_nor_line_nor_row_whatever_rights_he_holds()
    {
        await using var centre = await CallCentre.OpenAsync();
        var subject = await centre.AgentAsync("nurse07", "8001", [ComplaintPermissions.Manage, .. All]);
        var wang = await HaveAsync(centre);
        await centre.Hospital.AddAsync(Complaint(centre, wang, "nurse07"));
        var call = await AnswerAsync(centre);

        var brief = await BriefAsync(centre, subject, call);
        var rows = (await centre.Run.ReadAsync(subject, ComplaintList.Definition, new ListQuery { Filters = new Dictionary<string, string> { ["patient"] = wang.ToString() } })).Value!;

        Assert.Equal(2, brief.Doors[^1].Count);
        Assert.Equal(2, rows.Rows.Count);
        Assert.DoesNotContain(rows.Rows, row => row.SubjectNo == "nurse07");
    }

    [Fact]
    public async Task Whoever_wished_to_stay_unnamed_is_not_found_by_his_archive()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", All);
        var wang = await HaveAsync(centre);
        await centre.Hospital.AddAsync(Praise(centre, wang, CommendationKind.Suggestion, GiverWish.Nameless), Praise(centre, wang, CommendationKind.Praise, GiverWish.Surname));
        var call = await AnswerAsync(centre);

        Assert.Equal(2, (await BriefAsync(centre, agent, call)).Doors.Single(door => door.Kind == DoorKind.Suggestion).Count);
    }

    [Fact]
    public async Task Five_thousand_visits_are_99_and_more()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", All);
        var wang = await HaveAsync(centre);
        await centre.Hospital.AddAsync([.. Enumerable.Range(0, 5_000).Select(day => new Encounter(wang, EncounterKind.Outpatient, "1001", new DateOnly(2012, 1, 1).AddDays(day)))]);
        var call = await AnswerAsync(centre);

        Assert.Equal([CardDoor.Most, 1], (await BriefAsync(centre, agent, call)).Doors.Take(2).Select(door => door.Count!.Value));
    }

    [Fact]
    public async Task A_deceased_persons_card_has_its_doors()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", All);
        var wang = await HaveAsync(centre);
        await centre.Hospital.WithDbAsync(db => db.Patients.Where(patient => patient.Id == wang).ExecuteUpdateAsync(set => set.SetProperty(patient => patient.DeceasedOn, new DateOnly(2026, 2, 28))));
        var call = await AnswerAsync(centre);

        Assert.Equal(7, (await BriefAsync(centre, agent, call)).Doors.Count);
    }

    /// <summary>Three visits, one stay that goes on, a follow-up too late and one that is not due, two complaints, praise and a suggestion, a question, an allergy.</summary>
    private static async Task<Id<Patient>> HaveAsync(CallCentre centre)
    {
        var form = Forms.WangFang();
        form.Allergies = "青霉素过敏";
        var wang = await centre.Hospital.HaveAsync(form);
        foreach (var month in (int[])[1, 2, 3])
        {
            await VisitAsync(centre, wang, EncounterKind.Outpatient, new(2025, month, 3));
        }

        await VisitAsync(centre, wang, EncounterKind.Inpatient, new(2026, 2, 27));
        await centre.Hospital.WithDbAsync(async db =>
        {
            var visit = new Encounter(wang, EncounterKind.Emergency, "1001", new(2026, 2, 26));
            db.Add(visit);
            db.Entry(visit).Property(one => one.NextVisitOn).CurrentValue = new DateOnly(2026, 3, 5);
            var person = await db.Patients.Where(patient => patient.Id == wang).Select(patient => patient.PersonId).SingleAsync();
            db.AddRange(Task(wang, person, FollowUpOrigin.ByHand, new(2026, 2, 20)), Task(wang, person, FollowUpOrigin.Complaint, new(2026, 2, 20)));
            db.AddRange(Complaint(centre, wang, "doctor01"), Complaint(centre, wang, null));
            db.AddRange(Praise(centre, wang, CommendationKind.Praise, GiverWish.Named), Praise(centre, wang, CommendationKind.Suggestion, GiverWish.Named));
            db.Add(new Inquiry(centre.Vault.Seal(Inquiry.QuestionPurpose, "几点开诊"), "agent09", TestHospital.Monday, Guid.NewGuid()).From(wang, null, null, null));
            return await db.SaveChangesAsync();
        });
        return wang;
    }

    private static FollowUpTask Task(Id<Patient> wang, Id<Person> person, FollowUpOrigin origin, DateOnly due)
    {
        var task = new FollowUpTask(wang, person, origin, TestHospital.Monday).Ask(null, FollowUpImportance.Ordinary, null).Assign("1001", null, FollowUpCaller.CallCentre, null);
        task.Plan(due, TestHospital.Monday, 0);
        return task;
    }

    private static Complaint Complaint(CallCentre centre, Id<Patient> wang, string? subject) =>
        new Complaint(ComplaintSource.Counter, TestHospital.Monday, "agent09", Guid.NewGuid()).From(wang, null, null, null, null)
            .Classify("medical", "normal", 1, isConfidential: false).About(null, subject, isHidden: false).Say(centre.Vault.Seal(Core.Complaints.Complaint.WordsPurpose, "等了两个小时"), null);

    private static Commendation Praise(CallCentre centre, Id<Patient> wang, CommendationKind kind, GiverWish wish) =>
        new Commendation(kind, ComplaintSource.Counter, TestHospital.Monday, "agent09", Guid.NewGuid(), centre.Vault.Seal(Commendation.WordsPurpose, "护士很好")).From(wang, null, null, null, wish);

    private static Task<int> VisitAsync(CallCentre centre, Id<Patient> patient, EncounterKind kind, DateOnly on) => centre.Hospital.AddAsync(new Encounter(patient, kind, "1001", on));

    private static async Task<Id<CallSession>> RingAsync(CallCentre centre)
    {
        await centre.SayAsync(Say.Ringing("c1", extension: "8001"), Say.Number("c1", Forms.Phone, extension: "8001"));
        return (await centre.CallAsync("c1")).Id;
    }

    private static async Task<Id<CallSession>> AnswerAsync(CallCentre centre)
    {
        var call = await RingAsync(centre);
        await centre.SayAsync(Say.Answered("c1"));
        return call;
    }

    private static async Task<CardBrief> BriefAsync(CallCentre centre, Actor agent, Id<CallSession> call)
    {
        var outcome = await centre.Run.RunAsync(agent, (ReadCardBrief use) => use.HandleAsync(call));
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }
}
