using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Operations;

/// <summary>立即备份: asks for a backup now. Asking twice is asking once.</summary>
public sealed class RequestBackup(CrmDb db, DataOptions options, IWorkTimetable timetable, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => OperationsPermissions.RunWork;

    public async Task HandleAsync(CancellationToken ct = default)
    {
        if (options.UsePostgres)
        {
            throw new RuleViolation("Operations.BackupByPostgres");
        }

        if (!await db.Backups.AnyAsync(backup => backup.EndedAt == null && backup.StartedAt == null, ct))
        {
            db.Backups.Add(new(actor.Value.StaffNo, clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
        }

        await timetable.StartAsync(MakeBackup.Name, ct);
    }
}
