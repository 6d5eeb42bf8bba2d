using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Notices;

/// <summary>立即执行: sends what is due at once, whatever the time and the switch say; the gate of the outbox stands. Who did it is on record.</summary>
public sealed class RunNotice(CrmDb db, IEnumerable<INotice> notices, NoticeDesk desk, TimeProvider clock) : IUseCase
{
    public static Permission Requires => NoticePermissions.Run;

    /// <returns>How many were handled.</returns>
    public async Task<int> HandleAsync(string word, CancellationToken ct = default)
    {
        var notice = notices.FirstOrDefault(known => known.Word == word) ?? throw new RuleViolation("Notices.Missing");
        db.Audit(new AuditDraft(AuditAct.Maintained, nameof(RunNotice), word, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return await desk.SendAsync(notice, ct);
    }
}
