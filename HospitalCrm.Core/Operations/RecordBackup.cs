using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Operations;

/// <summary>Puts on record that a backup was taken by hand: all of the data left the house. Its file is the operator's, and never tidied away.</summary>
public sealed class RecordBackup(CrmDb db, TimeProvider clock) : IUseCase
{
    public static Permission Requires => OperationsPermissions.RunWork;

    /// <returns>False before an upgrade is finished: an older database cannot be written by this version.</returns>
    public async Task<bool> HandleAsync(string file, long bytes, CancellationToken ct = default)
    {
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            return false;
        }

        db.Audit(new AuditDraft(AuditAct.Exported, nameof(Backup), Path.GetFileName(file), clock.GetUtcNow()) { Purpose = FormattableString.Invariant($"crm backup, {bytes} bytes") });
        await db.SaveChangesAsync(ct);
        return true;
    }
}
