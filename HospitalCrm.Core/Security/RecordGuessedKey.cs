using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>Somebody tried a key nobody has; once an address and minute. The key itself is written nowhere.</summary>
public sealed class RecordGuessedKey(AuditLog audit, TimeProvider clock) : IRoomPart
{
    public Task WriteAsync(string address, CancellationToken ct) =>
        audit.AppendAsync(new AuditDraft(AuditAct.Refused, nameof(ConnectedSystem), "unknown", clock.GetUtcNow()) { Purpose = address }.By(Actor.Product("api")), ct);
}
