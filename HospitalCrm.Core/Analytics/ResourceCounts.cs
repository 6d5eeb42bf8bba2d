using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Analytics;

/// <summary>Counts what the archives hold and keeps it under today. What is new today is what there is more of than at the end of the last day. Never saves.</summary>
public sealed class ResourceCounts(CrmDb db, TimeProvider clock) : IRoomPart
{
    public async Task<ResourceDay> CountAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var (resources, clients) = (await ResourcesAsync(ct), await db.Patients.LongCountAsync(ct));
        var last = await db.ResourceDays.Where(day => day.Day < today).OrderByDescending(day => day.Day).FirstOrDefaultAsync(ct);
        if (last is null)
        {
            // The first count ever: what was there before today is the ground the first day stands on.
            var start = HospitalZone.StartOf(today);
            var fresh = await db.Patients.LongCountAsync(patient => patient.CreatedAt >= start, ct);
            last = new(today.AddDays(-1));
            last.Count(resources, clients - fresh, 0, 0, await ViewsAsync(today.AddDays(-1), ct), clock.GetUtcNow());
            db.ResourceDays.Add(last);
        }

        var day = await db.ResourceDays.SingleOrDefaultAsync(day => day.Day == today, ct) ?? db.ResourceDays.Add(new(today)).Entity;
        day.Count(resources, clients, Math.Max(0, resources - last.Resources), Math.Max(0, clients - last.Clients), await ViewsAsync(today, ct), clock.GetUtcNow());
        return day;
    }

    /// <summary>资源: every fact an archive holds, and every contact.</summary>
    private async Task<long> ResourcesAsync(CancellationToken ct) =>
        await db.Encounters.LongCountAsync(ct)
        + await db.Diagnoses.LongCountAsync(ct)
        + await db.Operations.LongCountAsync(ct)
        + await db.LabReports.LongCountAsync(ct)
        + await db.ExamReports.LongCountAsync(ct)
        + await db.Prescriptions.LongCountAsync(ct)
        + await db.Charges.LongCountAsync(ct)
        + await db.Calls.LongCountAsync(ct);

    private Task<long> ViewsAsync(DateOnly day, CancellationToken ct)
    {
        var (from, until) = (HospitalZone.StartOf(day), HospitalZone.StartOf(day.AddDays(1)));
        return db.AuditEntries.LongCountAsync(entry => entry.Act == AuditAct.Viewed && entry.At >= from && entry.At < until && entry.Entity == nameof(Patient), ct);
    }
}
