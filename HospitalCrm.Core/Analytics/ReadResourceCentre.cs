using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Analytics;

/// <summary>客户资源中心首页 (S3-B.7): the stored figures, the trend, and who opened archives last.</summary>
public sealed class ReadResourceCentre(CrmDb db, ResourceCounts counts, Grants grants, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int TrendDays = 30;
    private const int MostAccesses = 8;

    /// <summary>A small hospital is counted while somebody looks; a large one every few minutes.</summary>
    private const long CountedAtOnce = 300_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private static readonly AuditAct[] Acts = [AuditAct.Viewed, AuditAct.Popped, AuditAct.Revealed, AuditAct.EmergencyOpened];

    public static Permission Requires => FeedPermissions.View;

    public async Task<ResourceCentre> HandleAsync(CancellationToken ct = default)
    {
        var today = clock.Today();
        var day = await db.ResourceDays.SingleOrDefaultAsync(day => day.Day == today, ct);
        if (day is null || (day.Resources < CountedAtOnce && clock.GetUtcNow() - day.CountedAt > Fresh))
        {
            day = await CountAsync(today, ct);
        }

        var since = today.AddDays(-TrendDays);
        var trend = await db.ResourceDays.AsNoTracking().Where(known => known.Day > since).OrderBy(known => known.Day).ToListAsync(ct);
        return new(day, trend, await AccessesAsync(ct));
    }

    /// <summary>Several who look at the same moment count the same; the first of them keeps it, and nobody is told of the others.</summary>
    private async Task<ResourceDay> CountAsync(DateOnly today, CancellationToken ct)
    {
        try
        {
            var counted = await counts.CountAsync(ct);
            await db.SaveChangesAsync(ct);
            return counted;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.ResourceDays.AsNoTracking().SingleOrDefaultAsync(day => day.Day == today, ct) is { } kept)
            {
                return kept;
            }

            throw;
        }
    }

    private async Task<IReadOnlyList<ArchiveAccess>> AccessesAsync(CancellationToken ct)
    {
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.PatientId != null && Acts.Contains(entry.Act) && entry.Entity == nameof(Patient))
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Seq).Take(MostAccesses)
            .Select(entry => new { entry.Seq, entry.At, entry.ActorNo, entry.Act, entry.PatientId })
            .ToListAsync(ct);
        var staff = entries.Select(entry => entry.ActorNo).Distinct().ToList();
        var names = await db.Staff.Where(member => staff.Contains(member.StaffNo)).ToDictionaryAsync(member => member.StaffNo, member => member.Name, ct);
        var keys = entries.Select(entry => new Id<Patient>(entry.PatientId!.Value)).Distinct().ToList();
        var patients = await db.Patients.IgnoreQueryFilters().Where(patient => keys.Contains(patient.Id)).Select(patient => new { patient.Id, patient.Name, patient.RestrictedAs }).ToDictionaryAsync(patient => patient.Id, ct);
        var sees = await grants.HasAsync(actor.Value, PatientPermissions.SeeNames);
        return
        [
            .. entries.Select(entry => patients.GetValueOrDefault(new(entry.PatientId!.Value)) is { } patient
                ? new ArchiveAccess(entry.Seq, entry.At, names.GetValueOrDefault(entry.ActorNo) ?? entry.ActorNo, entry.Act, sees && patient.RestrictedAs is null ? patient.Name : NameMask.Cover(patient.Name))
                : new ArchiveAccess(entry.Seq, entry.At, names.GetValueOrDefault(entry.ActorNo) ?? entry.ActorNo, entry.Act, "")),
        ];
    }
}

/// <param name="Today">The figures as they stand, and when they were counted.</param>
/// <param name="Trend">A month by day.</param>
public sealed record ResourceCentre(ResourceDay Today, IReadOnlyList<ResourceDay> Trend, IReadOnlyList<ArchiveAccess> Accesses);

/// <param name="Patient">Covered for those who may not see names.</param>
public sealed record ArchiveAccess(long Seq, DateTimeOffset At, string Staff, AuditAct Act, string Patient);
