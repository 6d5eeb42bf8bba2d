using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>A second person approves or declines a large export, and says why. Nobody decides about the own.</summary>
public sealed class DecideExport(CrmDb db, Vault vault, ExportRequests requests, FreshProof proof, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => ExportPermissions.Approve;

    public async Task HandleAsync(Id<ExportRequest> id, bool isApproved, string note, CancellationToken ct = default)
    {
        var why = ExportGuard.Reason(note);
        var request = await db.ExportRequests.SingleOrDefaultAsync(request => request.Id == id, ct) ?? throw new RuleViolation("Lists.Missing");
        var now = clock.GetUtcNow();
        request.Decide(isApproved, vault.Seal(ExportRequest.NotePurpose, why), actor.Value, now, requests.Valid);
        if (isApproved)
        {
            await proof.DemandAsync(ct);
        }

        db.Audit(new AuditDraft(isApproved ? AuditAct.ExportApproved : AuditAct.ExportDeclined, request.List, id.ToString(), now)
        {
            Purpose = request.AskedBy,
            Detail = JsonSerializer.Serialize(new { reason = why }),
        }.By(actor.Value));
        await db.SaveChangesAsync(ct);
    }
}
