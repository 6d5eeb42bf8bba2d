using System.Globalization;
using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Opens an entry's sealed content in full, to an auditor who says why. Opening it is written down first, in the archive's access record too.</summary>
public sealed class OpenAuditDetail(CrmDb db, AuditDetail details, AuditLog audit, FreshProof proof, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public const int ShortestReason = 2;
    public const int LongestReason = 200;

    public static Permission Requires => SecurityPermissions.ViewAuditDetails;

    public async Task<IReadOnlyList<AuditField>> HandleAsync(long seq, string reason, CancellationToken ct = default)
    {
        var why = reason.Trim();
        if (why.Length is < ShortestReason or > LongestReason)
        {
            throw new RuleViolation("Audit.ReasonNeeded", ShortestReason, LongestReason);
        }

        var entry = await db.AuditEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.Seq == seq, ct);
        if (entry?.Detail is null)
        {
            throw new RuleViolation("Audit.Missing");
        }

        await proof.DemandAsync(ct);
        await audit.AppendAsync(
            new AuditDraft(AuditAct.Revealed, nameof(AuditEntry), seq.ToString(CultureInfo.InvariantCulture), clock.GetUtcNow())
            {
                PatientId = entry.PatientId,
                Purpose = "audit-detail",
                Detail = JsonSerializer.Serialize(new Dictionary<string, string> { ["reason"] = why }),
            }.By(actor.Value),
            ct);
        return details.Read(entry);
    }
}
