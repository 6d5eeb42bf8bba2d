using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>The file leaves the product: on record before its first byte does.</summary>
public sealed class RecordExportFetched(AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public Task HandleAsync(string list, CancellationToken ct = default) =>
        audit.AppendAsync(new AuditDraft(AuditAct.ExportFetched, list, "", clock.GetUtcNow()).By(actor.Value), ct);
}
