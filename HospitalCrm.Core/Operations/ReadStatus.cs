using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Backups;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Operations;

/// <summary>Reads how the product is. Cheap enough to be asked every few seconds by those who watch.</summary>
public sealed class ReadStatus(CrmDb db, DataOptions options, ParameterValues parameters, BackupShelf shelf, IWorkTimetable timetable, TimeProvider clock) : IUseCase
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static Permission Requires => OperationsPermissions.ViewStatus;

    public async Task<SystemStatus> HandleAsync(CancellationToken ct = default)
    {
        var disk = DiskOf(options.Directory);
        var database = await DatabaseFacts.ReadAsync(db, options, ct);
        var status = new SystemStatus
        {
            At = clock.GetUtcNow(),
            Product = ProductVersion.Text,
            Database = database,
            GrowthPerDay = await GrowthAsync(database.Bytes, ct),
            DiskFree = disk?.AvailableFreeSpace,
            DiskSize = disk?.TotalSize,
            Works = await WorksAsync(ct),
            Backup = await BackupAsync(ct),
            Audit = await db.AuditChecks.Where(check => check.EndedAt != null).OrderByDescending(check => check.StartedAt)
                .Select(check => new AuditStatus(check.StartedAt, check.Entries, check.FirstBroken == null && check.Reason == null)).FirstOrDefaultAsync(ct),
            Findings = [],
        };
        return status with { Findings = StatusFindings.Of(status, parameters) };
    }

    private async Task<IReadOnlyList<WorkStatus>> WorksAsync(CancellationToken ct)
    {
        var weekAgo = clock.GetUtcNow() - Week;
        var last = await db.WorkRuns.AsNoTracking()
            .Where(run => run.StartedAt == db.WorkRuns.Where(other => other.Work == run.Work).Max(other => other.StartedAt))
            .ToListAsync(ct);
        var failed = await db.WorkRuns.Where(run => run.Failure != null && run.StartedAt > weekAgo).GroupBy(run => run.Work).Select(runs => new { Work = runs.Key, Count = runs.Count() }).ToListAsync(ct);
        var planned = await timetable.ReadAsync(ct);
        return
        [
            .. from work in planned.Count > 0 ? planned : last.Select(run => new PlannedWork(run.Work, null, false))
               let run = last.Find(run => run.Work == work.Name)
               let failures = failed.Find(runs => runs.Work == work.Name)?.Count ?? 0
               orderby work.Name
               select new WorkStatus(work.Name, run?.StartedAt, (run?.EndedAt - run?.StartedAt)?.TotalSeconds, run?.Handled, run?.Failure, failures, work.NextAt, work.IsRunning),
        ];
    }

    private async Task<BackupStatus> BackupAsync(CancellationToken ct)
    {
        var good = await db.Backups.AsNoTracking().Where(backup => backup.VerifiedAt != null && backup.Problem == null).OrderByDescending(backup => backup.RequestedAt).FirstOrDefaultAsync(ct);
        var open = await db.Backups.AsNoTracking().Where(backup => backup.EndedAt == null).OrderByDescending(backup => backup.RequestedAt).FirstOrDefaultAsync(ct);
        var last = await db.Backups.AsNoTracking().Where(backup => backup.EndedAt != null).OrderByDescending(backup => backup.RequestedAt).FirstOrDefaultAsync(ct);
        var isOn = parameters.Get(OperationsParameters.BackupOn);
        return new(
            ByProduct: !options.UsePostgres,
            isOn,
            shelf.Folder,
            good is null ? null : new(good.StartedAt!.Value, good.VerifiedAt!.Value, (good.EndedAt - good.StartedAt)!.Value.TotalSeconds, good.Bytes, good.Rows, good.File!),
            last?.Problem,
            last?.StartedAt,
            isOn && !options.UsePostgres ? BackupPlan.NextPlanned(clock.GetUtcNow(), parameters.Get(OperationsParameters.BackupAt)) : null,
            IsRunning: open is { IsRunning: true },
            IsWaiting: open is { IsRunning: false },
            await db.Backups.CountAsync(backup => backup.VerifiedAt != null && backup.Problem == null && backup.RemovedAt == null, ct));
    }

    /// <summary>From the oldest backup of the last month to now; a day at least, or it says nothing.</summary>
    private async Task<long?> GrowthAsync(long bytes, CancellationToken ct)
    {
        var (now, from) = (clock.GetUtcNow(), clock.GetUtcNow().AddDays(-30));
        var then = await db.Backups.Where(backup => backup.DatabaseBytes > 0 && backup.StartedAt > from).OrderBy(backup => backup.StartedAt)
            .Select(backup => new { backup.StartedAt, backup.DatabaseBytes }).FirstOrDefaultAsync(ct);
        var days = (now - then?.StartedAt)?.TotalDays;
        return days >= 1 ? (long)((bytes - then!.DatabaseBytes) / days.Value) : null;
    }

    private static DriveInfo? DiskOf(string folder)
    {
        try
        {
            var disk = new DriveInfo(Path.GetFullPath(folder));
            return disk.TotalSize > 0 ? disk : null;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
