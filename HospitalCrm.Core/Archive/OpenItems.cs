using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Requests;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>What waits to be done about one person, from every room. A later room adds its question here.</summary>
public sealed class OpenItems(CrmDb db, ArchiveRecords records, TimeProvider clock) : IRoomPart
{
    private const int DaysAhead = 14;
    private const int DaysOfCalls = 7;

    public async Task<IReadOnlyList<OpenItem>> ReadAsync(IReadOnlyList<Id<Patient>?> patients, NextVisit? next, ArchiveSight sees, CancellationToken ct)
    {
        var items = new List<OpenItem>();
        await AddStaysAsync(items, patients, ct);
        await AddMissedCallsAsync(items, patients, ct);
        if (sees.Charges)
        {
            await AddPrepayAsync(items, patients, ct);
        }

        if (next is not null && next.On <= clock.Today().AddDays(DaysAhead))
        {
            items.Add(new(next.IsPast ? OpenItemKind.VisitMissed : OpenItemKind.VisitDue, next.On, next.Department));
        }

        if (sees.Requests)
        {
            await AddRequestsAsync(items, patients, ct);
        }

        if (sees.JudgesEmergencies)
        {
            await AddEmergenciesAsync(items, patients, ct);
        }

        return items;
    }

    private async Task AddStaysAsync(List<OpenItem> items, IReadOnlyList<Id<Patient>?> patients, CancellationToken ct)
    {
        var stays = await db.Encounters.AsNoTracking().Where(visit => patients.Contains(visit.PatientId) && visit.Kind == EncounterKind.Inpatient && visit.EndedOn == null)
            .OrderByDescending(visit => visit.StartedOn).Take(2)
            .Select(visit => new { visit.DepartmentCode, visit.BedNo, visit.StartedOn })
            .ToListAsync(ct);
        var departments = await records.DepartmentsAsync(stays.Select(stay => stay.DepartmentCode), ct);
        items.AddRange(stays.Select(stay => new OpenItem(OpenItemKind.InHospital, departments.GetValueOrDefault(stay.DepartmentCode, stay.DepartmentCode), stay.BedNo, stay.StartedOn)));
    }

    /// <summary>Of the last days, and only those after which nobody has spoken with him.</summary>
    private async Task AddMissedCallsAsync(List<OpenItem> items, IReadOnlyList<Id<Patient>?> patients, CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddDays(-DaysOfCalls);
        var calls = db.Calls.AsNoTracking().Where(call => patients.Contains(call.PatientId) && call.StartedAt >= since);
        var spoken = await calls.Where(call => call.AnsweredAt != null).MaxAsync(call => (DateTimeOffset?)call.StartedAt, ct) ?? since;
        var missed = await calls.Where(call => call.State == CallState.Missed && call.Direction == CallDirection.Incoming && !call.IsNuisance && call.StartedAt > spoken)
            .OrderByDescending(call => call.StartedAt).Select(call => call.StartedAt).ToListAsync(ct);
        if (missed.Count > 0)
        {
            items.Add(new(OpenItemKind.MissedCalls, missed.Count, missed[0]));
        }
    }

    private async Task AddPrepayAsync(List<OpenItem> items, IReadOnlyList<Id<Patient>?> patients, CancellationToken ct)
    {
        var accounts = await db.Prepayments.AsNoTracking().Where(prepay => patients.Contains(prepay.PatientId) && !prepay.IsSettled && !prepay.PaysLater)
            .Select(prepay => new { prepay.Balance, prepay.AlarmLine, prepay.AsOf })
            .ToListAsync(ct);
        items.AddRange(accounts.Where(account => account.Balance < (account.AlarmLine ?? 0m)).Select(account => new OpenItem(OpenItemKind.PrepayLow, account.Balance, account.AsOf)));
    }

    private async Task AddRequestsAsync(List<OpenItem> items, IReadOnlyList<Id<Patient>?> patients, CancellationToken ct)
    {
        var due = await db.DataRequests.Where(request => patients.Contains(request.PatientId) && request.State == DataRequestState.Open).OrderBy(request => request.DueOn).Select(request => request.DueOn).ToListAsync(ct);
        if (due.Count > 0)
        {
            items.Add(new(OpenItemKind.DataRequest, due.Count, due[0]));
        }
    }

    private async Task AddEmergenciesAsync(List<OpenItem> items, IReadOnlyList<Id<Patient>?> patients, CancellationToken ct)
    {
        var persons = db.Patients.Where(patient => patients.Contains(patient.Id)).Select(patient => patient.PersonId);
        var waiting = await db.EmergencyAccesses.CountAsync(access => persons.Contains(access.PersonId) && access.JudgedAt == null, ct);
        if (waiting > 0)
        {
            items.Add(new(OpenItemKind.EmergencyWaiting, waiting));
        }
    }
}
