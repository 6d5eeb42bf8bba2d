using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>Somebody asked for a page he may not open.</summary>
public sealed class RecordRefusedPage(AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    /// <param name="path">Without its query.</param>
    public Task HandleAsync(string path, CancellationToken ct = default) =>
        audit.AppendAsync(new AuditDraft(AuditAct.Refused, "page", path, clock.GetUtcNow()).By(actor.Value), ct);
}
