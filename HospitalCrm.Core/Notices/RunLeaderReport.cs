using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Notices;

/// <summary>立即执行: sends today's 领导日报 with what is known now. It is the day's; none follows in the evening. Who did it is on record.</summary>
public sealed class RunLeaderReport(CrmDb db, LeaderReportDesk desk, TimeProvider clock) : IUseCase
{
    public static Permission Requires => NoticePermissions.Run;

    /// <returns>How many messages.</returns>
    public async Task<int> HandleAsync(CancellationToken ct = default)
    {
        db.Audit(new AuditDraft(AuditAct.Maintained, nameof(RunLeaderReport), LeaderReportDesk.Word, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return await desk.SendAsync(clock.Today(), ct);
    }
}
