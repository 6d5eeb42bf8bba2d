using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>The home page of one person's archive.</summary>
public sealed class HomeReading(CrmDb db, Vault vault, ArchiveRecords records, OpenItems open, StandingReading standing, InteractionReading interactions, TimeProvider clock) : IRoomPart
{
    private const int Shown = 6;
    private const int ContactsShown = 4;
    private const int LookedThrough = 60;

    /// <param name="sees">What the reader may see beyond the basics.</param>
    public async Task<ArchiveHome> ReadAsync(IReadOnlyList<Id<Patient>?> patients, ArchiveSight sees, CancellationToken ct)
    {
        var visits = db.Encounters.AsNoTracking().Where(visit => patients.Contains(visit.PatientId));
        var next = await NextVisitAsync(visits, sees, ct);
        var consents = await standing.ConsentsAsync(patients, ct);
        return new()
        {
            Visits = await visits.GroupBy(visit => visit.Kind).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct),
            NextVisit = next,
            Diagnoses = sees.Medical ? await DiagnosesAsync(patients, visits, ct) : null,
            Operations = sees.Medical ? await OperationsAsync(patients, ct) : null,
            Charges = sees.Charges ? await ChargesAsync(patients, ct) : null,
            Messages = sees.Messages ? await MessagesAsync(patients, ct) : null,
            Open = [.. consents.Where(consent => consent.Forbids).Select(consent => new OpenItem(OpenItemKind.DoNotContact, consent.Channel)), .. await open.ReadAsync(patients, next, sees, ct)],
            Consents = consents,
            Relations = sees.Relations ? await standing.RelationsAsync(patients, ct) : [],
            Contacts = (await interactions.ReadAsync(patients, sees.Contacts, new(), ContactsShown, ct)).Lines,
        };
    }

    private async Task<MessageOverview> MessagesAsync(IReadOnlyList<Id<Patient>?> patients, CancellationToken ct)
    {
        var replies = db.InboundMessages.Where(reply => patients.Contains(reply.PatientId));
        return new(
            await db.OutboundMessages.CountAsync(message => patients.Contains(message.PatientId) && message.Category != MessageCategory.Code && (message.State == MessageState.Sent || message.State == MessageState.Delivered || message.State == MessageState.Unknown), ct),
            await replies.CountAsync(ct),
            await replies.CountAsync(reply => reply.HandledAt == null, ct));
    }

    private async Task<NextVisit?> NextVisitAsync(IQueryable<Encounter> visits, ArchiveSight sees, CancellationToken ct)
    {
        var today = clock.Today();
        var planned = visits.Where(visit => visit.NextVisitOn != null);
        var found = await planned.Where(visit => visit.NextVisitOn >= today).OrderBy(visit => visit.NextVisitOn).FirstOrDefaultAsync(ct)
            ?? await planned.OrderByDescending(visit => visit.NextVisitOn).FirstOrDefaultAsync(ct);
        if (found is not { NextVisitOn: { } on } || (on < today && await visits.AnyAsync(visit => visit.StartedOn > found.StartedOn && visit.StartedOn >= on.AddDays(-7), ct)))
        {
            return null;
        }

        var department = (await records.DepartmentsAsync([found.DepartmentCode], ct)).GetValueOrDefault(found.DepartmentCode);
        return new(on, department, sees.Medical && !found.IsSensitive ? vault.Open(Encounter.NextVisitNotePurpose, found.NextVisitNote) : null, on < today);
    }

    private async Task<IReadOnlyList<HomeDiagnosis>> DiagnosesAsync(IReadOnlyList<Id<Patient>?> patients, IQueryable<Encounter> visits, CancellationToken ct)
    {
        var latest = await visits.OrderByDescending(visit => visit.StartedOn).Take(LookedThrough)
            .Select(visit => new { visit.VisitKey, visit.StartedOn, visit.Kind, visit.DepartmentCode, visit.DiagnosisCode, visit.DiagnosisName })
            .ToListAsync(ct);
        var keys = latest.Select(visit => visit.VisitKey).OfType<string>().ToList();
        var told = keys.Count == 0 ? [] : await db.Diagnoses.AsNoTracking().Where(diagnosis => patients.Contains(diagnosis.PatientId) && keys.Contains(diagnosis.VisitKey!))
            .OrderByDescending(diagnosis => diagnosis.IsMain).ThenBy(diagnosis => diagnosis.Seq)
            .Select(diagnosis => new { diagnosis.VisitKey, diagnosis.Name, diagnosis.Code })
            .ToListAsync(ct);
        var ofVisits = told.ToLookup(diagnosis => diagnosis.VisitKey, diagnosis => (diagnosis.Name, diagnosis.Code));
        var departments = await records.DepartmentsAsync(latest.Select(visit => visit.DepartmentCode), ct);
        return
        [
            .. latest
                .SelectMany(visit => (visit.VisitKey is { } key && ofVisits.Contains(key) ? ofVisits[key] : visit.DiagnosisName is { } name ? [(name, visit.DiagnosisCode)] : []).Select(diagnosis => (diagnosis.Name, diagnosis.Code, Visit: visit)))
                .GroupBy(diagnosis => diagnosis.Name)
                .Select(group => group.First() is var last
                    ? new HomeDiagnosis(last.Name, last.Code, last.Visit.StartedOn, last.Visit.Kind, departments.GetValueOrDefault(last.Visit.DepartmentCode), group.Count())
                    : null!)
                .Take(Shown),
        ];
    }

    private async Task<IReadOnlyList<HomeOperation>> OperationsAsync(IReadOnlyList<Id<Patient>?> patients, CancellationToken ct)
    {
        var done = await db.Operations.AsNoTracking().Where(operation => patients.Contains(operation.PatientId)).OrderByDescending(operation => operation.OperatedAt).Take(Shown).ToListAsync(ct);
        var staff = await records.StaffAsync(done.Select(operation => operation.SurgeonNo), ct);
        return done.ConvertAll(operation => new HomeOperation(operation.Name, operation.OperatedAt, operation.SurgeonNo is { } number ? staff.GetValueOrDefault(number, number) : null, operation.IsDone));
    }

    private async Task<ChargeOverview> ChargesAsync(IReadOnlyList<Id<Patient>?> patients, CancellationToken ct)
    {
        var charges = db.Charges.Where(charge => patients.Contains(charge.PatientId) && charge.ChargedAt != null);
        var now = clock.GetUtcNow();
        var (year, twelve) = (HospitalZone.StartOf(new(clock.Today().Year, 1, 1)), now.AddMonths(-12));
        return new(
            await charges.Where(charge => charge.ChargedAt >= year).SumAsync(charge => charge.Amount, ct),
            await charges.Where(charge => charge.ChargedAt > twelve && charge.ChargedAt <= now).SumAsync(charge => charge.Amount, ct),
            await charges.SumAsync(charge => charge.Amount, ct));
    }
}
