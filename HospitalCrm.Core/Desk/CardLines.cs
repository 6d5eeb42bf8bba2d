using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Desk;

/// <summary>What to say next, at most four lines, each by the right of the page it leads to. What hides until the call is answered is not read before.</summary>
public sealed class CardLines(CrmDb db, Vault vault, CardDoors doors, FollowUpSight followUps, MissedCallDesk missed, StandingReading standing, Grants grants, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    private const int DaysAhead = 14;

    public async Task<IReadOnlyList<CardLine>> ReadAsync(CardSubject about, CancellationToken ct)
    {
        Func<Task<CardLine?>>[] asked =
        [
            () => NextVisitAsync(about, ct),
            () => ComplaintAsync(about, ct),
            () => FollowUpAsync(about, ct),
            () => AlertAsync(about, ct),
            () => InquiryAsync(about, ct),
            () => MissedAsync(about, ct),
            () => DoNotCallAsync(about, ct),
            () => AllergiesAsync(about, ct),
            () => Task.FromResult(about.IsVip ? new CardLine(CardLineKind.Vip) : null),
            () => FailedAsync(about, ct),
        ];
        var lines = new List<CardLine>();
        foreach (var ask in asked)
        {
            if (lines.Count < CardBrief.MostLines && await ask() is { } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private async Task<CardLine?> NextVisitAsync(CardSubject about, CancellationToken ct)
    {
        if (about.HidesClinical || !await HasAsync(ArchivePermissions.ViewMedical))
        {
            return null;
        }

        var (today, last) = (clock.Today(), clock.Today().AddDays(DaysAhead));
        var next = await db.Encounters.AsNoTracking().Where(visit => about.Records.Contains(visit.PatientId) && visit.NextVisitOn >= today && visit.NextVisitOn <= last)
            .OrderBy(visit => visit.NextVisitOn)
            .Select(visit => new { visit.NextVisitOn, Department = db.Departments.Where(department => department.Code == visit.DepartmentCode).Select(department => department.Name).FirstOrDefault() })
            .FirstOrDefaultAsync(ct);
        return next is null ? null : new(CardLineKind.NextVisit) { On = next.NextVisitOn, Text = next.Department };
    }

    private async Task<CardLine?> ComplaintAsync(CardSubject about, CancellationToken ct)
    {
        var found = await doors.ComplaintsAsync(about, ct) is not { } rows ? null
            : await rows.Where(row => row.Rank < Complaint.OverFrom / 2).OrderBy(row => row.Rank).Select(row => new { row.Id, row.Number, row.State, row.DueAt }).FirstOrDefaultAsync(ct);
        return found is null ? null : new(CardLineKind.Complaint, found.Id.Value) { Text = found.Number, State = found.State, IsLate = found.DueAt < clock.GetUtcNow() };
    }

    private async Task<CardLine?> FollowUpAsync(CardSubject about, CancellationToken ct)
    {
        if (about.HidesClinical || !await HasAsync(FollowUpPermissions.View))
        {
            return null;
        }

        var today = clock.Today();
        var task = await (await doors.OpenFollowUpsAsync(about)).Where(task => task.DueOn <= today).OrderBy(task => task.DueOn)
            .Select(task => new { task.Id, task.DueOn, Plan = db.FollowUpPlans.Where(plan => plan.Id == task.PlanId).Select(plan => plan.Name).FirstOrDefault() })
            .FirstOrDefaultAsync(ct);
        return task is null ? null : new(CardLineKind.FollowUp, task.Id.Value) { On = task.DueOn, Text = task.Plan, IsLate = task.DueOn < today };
    }

    private async Task<CardLine?> AlertAsync(CardSubject about, CancellationToken ct)
    {
        if (about.HidesClinical || await grants.ReachAsync(actor.Value, AlertPermissions.View) is null)
        {
            return null;
        }

        var reach = await followUps.ReachAsync(AlertPermissions.View);
        var open = await db.ClinicalAlerts.AsNoTracking().Where(alert => about.Records.Contains(alert.PatientId) && alert.State != AlertState.Handled)
            .OrderBy(alert => alert.RaisedAt).Select(alert => new { alert.RaisedAt, alert.DepartmentCode, alert.WardCode, alert.DoctorNo }).Take(CardDoor.Most).ToListAsync(ct);
        return open.Find(alert => FollowUpScope.Has(reach, alert.DepartmentCode, alert.WardCode, alert.DoctorNo)) is { } first
            ? new(CardLineKind.Alert) { At = first.RaisedAt, IsLate = true }
            : null;
    }

    private async Task<CardLine?> InquiryAsync(CardSubject about, CancellationToken ct)
    {
        if (await grants.ReachAsync(actor.Value, InquiryPermissions.View) is not { } reach)
        {
            return null;
        }

        var within = InquiryList.Definition.Source(db).Where(InquiryList.Within(reach)).Select(row => row.Id);
        var found = await db.Inquiries.AsNoTracking().Where(inquiry => about.Records.Contains(inquiry.PatientId) && inquiry.State != InquiryState.Closed && within.Contains(inquiry.Id))
            .OrderBy(inquiry => inquiry.RegisteredAt).Select(inquiry => new { inquiry.Id, inquiry.State, inquiry.DueAt, inquiry.RegisteredAt }).FirstOrDefaultAsync(ct);
        return found is null ? null : new(CardLineKind.Inquiry, found.Id.Value) { At = found.RegisteredAt, IsLate = found.State == InquiryState.Handed && found.DueAt <= clock.GetUtcNow() };
    }

    private async Task<CardLine?> MissedAsync(CardSubject about, CancellationToken ct)
    {
        var count = about.NumberIndex is { } index ? await (await missed.OpenAsync(ct)).Where(known => known.OpenIndex == index).Select(known => known.Count).FirstOrDefaultAsync(ct) : 0;
        return count == 0 ? null : new(CardLineKind.MissedCalls) { Count = count };
    }

    private async Task<CardLine?> DoNotCallAsync(CardSubject about, CancellationToken ct) =>
        (await standing.ConsentsAsync(about.Records, ct)).Any(said => said is { Channel: ConsentChannel.Phone, Forbids: true }) ? new(CardLineKind.DoNotCall) : null;

    private async Task<CardLine?> AllergiesAsync(CardSubject about, CancellationToken ct)
    {
        if (about.HidesClinical || !await HasAsync(ArchivePermissions.ViewMedical))
        {
            return null;
        }

        var noted = await db.Patients.AsNoTracking().Where(patient => about.Records.Contains(patient.Id) && patient.Allergies != null).Select(patient => patient.Allergies).FirstOrDefaultAsync(ct);
        return vault.Open(Patient.AllergiesPurpose, noted) is { Length: > 0 } text ? new(CardLineKind.Allergies) { Text = text } : null;
    }

    private async Task<CardLine?> FailedAsync(CardSubject about, CancellationToken ct)
    {
        if (!await HasAsync(MessagingPermissions.View))
        {
            return null;
        }

        var last = await db.OutboundMessages.AsNoTracking().Where(message => about.Records.Contains(message.PatientId) && message.Category != MessageCategory.Code)
            .OrderByDescending(message => message.CreatedAt).Select(message => new { message.State, message.CreatedAt }).FirstOrDefaultAsync(ct);
        return last is { State: MessageState.Failed or MessageState.Dead } ? new(CardLineKind.MessageFailed) { At = last.CreatedAt } : null;
    }

    private ValueTask<bool> HasAsync(Permission right) => grants.HasAsync(actor.Value, right);
}
