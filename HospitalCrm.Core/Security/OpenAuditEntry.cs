using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>One entry with its place in the chain; its sealed content is shown by <see cref="OpenAuditDetail"/>.</summary>
public sealed class OpenAuditEntry(CrmDb db) : IUseCase
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
        return new(row, entry.Detail is not null, Convert.ToHexString(entry.Hash), Convert.ToHexString(entry.PreviousHash));
    }
}

/// <param name="HasDetail">There is more, sealed.</param>
public sealed record AuditSheet(AuditRow Row, bool HasDetail, string Hash, string PreviousHash);
