using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>The file leaves the product: on record before its first byte does. Only now is the approval spent; a file nobody fetched costs none.</summary>
public sealed class RecordExportFetched(CrmDb db, ExportRequests requests, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    /// <param name="export">See <see cref="ExportTarget.Export"/>.</param>
    /// <param name="approved">The request it was made by, if any.</param>
    public async Task HandleAsync(string list, Guid export, Id<ExportRequest>? approved, CancellationToken ct = default)
    {
        if (approved is { } id)
        {
            (await requests.UsableAsync(id, list, actor.Value, ct)).Request.Use(actor.Value, clock.GetUtcNow());
        }

        db.Audit(new AuditDraft(AuditAct.ExportFetched, list, export.ToString(), clock.GetUtcNow()).By(actor.Value));
        await db.SaveChangesAsync(ct);
    }
}
