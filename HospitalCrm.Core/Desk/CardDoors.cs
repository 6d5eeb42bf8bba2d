using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Praise;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Desk;

/// <summary>The doors of a card. Each count asks what the list behind it asks, as far as <see cref="CardDoor.Most"/>.</summary>
public sealed class CardDoors(CrmDb db, ListTools tools, OpenSources open, InteractionReading interactions, FollowUpSight followUps, Grants grants, CurrentActor actor) : IRoomPart
{
    public async Task<IReadOnlyList<CardDoor>> ReadAsync(CardSubject about, CancellationToken ct)
    {
        var doors = new List<CardDoor>();
        if (await grants.HasAsync(actor.Value, ArchivePermissions.ViewMedical))
        {
            doors.Add(await VisitsAsync(DoorKind.Outpatient, EncounterKind.Outpatient, about, ct));
            doors.Add(await VisitsAsync(DoorKind.Inpatient, EncounterKind.Inpatient, about, ct));
        }

        var sources = await open.ReadAsync();
        if (await grants.HasAsync(actor.Value, FollowUpPermissions.View))
        {
            doors.Add(about.HidesClinical ? new(DoorKind.FollowUp, null) : new(
                DoorKind.FollowUp,
                await interactions.CountAsync(about.Records, sources, new(InteractionClass.FollowUp), CardDoor.Most, ct),
                await (await OpenFollowUpsAsync(about)).Take(CardDoor.Most).CountAsync(ct)));
        }

        doors.Add(new(DoorKind.Contact, await interactions.CountAsync(about.Records, sources, new() { IsSpoken = true }, CardDoor.Most, ct)));
        doors.Add(new(DoorKind.Appointment, null));
        tools.StaffNo = actor.Value.StaffNo;
        if (await grants.ReachAsync(actor.Value, PraisePermissions.View) is { } praise)
        {
            var rows = CommendationList.Definition.Source(db).Where(CommendationList.Within(praise)).Where(CommendationList.OfPerson(about.Patient.ToString(), tools));
            doors.Add(new(DoorKind.Suggestion, await rows.Take(CardDoor.Most).CountAsync(ct), await rows.Where(row => row.State == CommendationState.Pending).Take(CardDoor.Most).CountAsync(ct)));
        }

        if (await ComplaintsAsync(about, ct) is { } complaints)
        {
            doors.Add(new(DoorKind.Complaint, await complaints.Take(CardDoor.Most).CountAsync(ct), await complaints.Where(row => row.Rank < Complaint.OverFrom / 2).Take(CardDoor.Most).CountAsync(ct)));
        }

        return doors;
    }

    /// <summary>Within the reader's scope, and never those that concern him; null where he holds no right to look.</summary>
    internal async Task<IQueryable<ComplaintRow>?> ComplaintsAsync(CardSubject about, CancellationToken ct)
    {
        if (await grants.ReachAsync(actor.Value, ComplaintPermissions.View) is not { } reach)
        {
            return null;
        }

        tools.StaffNo = actor.Value.StaffNo;
        var within = await ComplaintList.ScopeAsync(reach, tools, isWhole: false, ct);
        return ComplaintList.Rows(db).Where(within).Where(ComplaintsOfPerson.Where(about.Patient.ToString(), tools));
    }

    /// <summary>Not those somebody asked for because of a complaint: the department that sees the follow-up would learn that there was one.</summary>
    internal async Task<IQueryable<FollowUpTask>> OpenFollowUpsAsync(CardSubject about)
    {
        var tasks = await followUps.TasksAsync();
        return tasks.Where(task => about.Records.Contains(task.PatientId) && task.EndedAt == null && task.Origin != FollowUpOrigin.Complaint);
    }

    private async Task<CardDoor> VisitsAsync(DoorKind door, EncounterKind kind, CardSubject about, CancellationToken ct)
    {
        if (about.HidesClinical)
        {
            return new(door, null);
        }

        var visits = db.Encounters.Where(visit => about.Records.Contains(visit.PatientId) && visit.Kind == kind);
        return new(
            door,
            await visits.Take(CardDoor.Most).CountAsync(ct),
            kind == EncounterKind.Inpatient ? await visits.Where(visit => visit.EndedOn == null).Take(CardDoor.Most).CountAsync(ct) : 0);
    }
}
