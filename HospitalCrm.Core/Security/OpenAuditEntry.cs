using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>One entry with its place in the chain. Who may open its sealed content sees it covered first; <see cref="OpenAuditDetail"/> shows it in full.</summary>
public sealed class OpenAuditEntry(CrmDb db, AuditDetail details, Grants grants, CurrentActor actor) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ViewAudit;

    public async Task<AuditSheet> HandleAsync(long seq, CancellationToken ct = default)
    {
        var entry = await db.AuditEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.Seq == seq, ct) ?? throw new RuleViolation("Audit.Missing");
        var name = await db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == entry.ActorNo).Select(staff => staff.Name).SingleOrDefaultAsync(ct);
        var row = new AuditRow
        {
            Seq = entry.Seq,
            At = entry.At,
            ActorKind = entry.ActorKind,
            ActorNo = entry.ActorNo,
            ActorName = name,
            Act = entry.Act,
            Entity = entry.Entity,
            EntityKey = entry.EntityKey,
            PatientId = entry.PatientId,
            CallId = entry.CallId,
            Purpose = entry.Purpose,
        };
        var covered = await grants.HasAsync(actor.Value, SecurityPermissions.ViewAuditDetails) ? details.ReadCovered(entry) : [];
        return new(row, entry.Detail is not null, covered, Convert.ToHexString(entry.Hash), Convert.ToHexString(entry.PreviousHash));
    }
}

/// <param name="HasDetail">There is more, sealed.</param>
/// <param name="Covered">Its fields without what they tell about anybody; empty for who may not open it.</param>
public sealed record AuditSheet(AuditRow Row, bool HasDetail, IReadOnlyList<AuditField> Covered, string Hash, string PreviousHash);
