using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>The system that asked for a link takes it back, for example when its user signs out.</summary>
public sealed class RevokeArchiveLink(CrmDb db, CurrentActor actor, SignInClock clock) : IUseCase
{
    public static Permission Requires => ArchivePermissions.Embed;

    public async Task<bool> HandleAsync(Id<ArchiveLink> id, CancellationToken ct = default)
    {
        // Another system's link is none of its business, not even that there is one.
        var link = await db.ArchiveLinks.SingleOrDefaultAsync(link => link.Id == id && link.SystemCode == actor.Value.StaffNo, ct) ?? throw new RuleViolation("Archive.Link.Missing");
        var now = clock.Value.GetUtcNow();
        link.Revoke(now);
        db.Audit(new AuditDraft(AuditAct.Deleted, nameof(ArchiveLink), link.Id.ToString(), now) { Purpose = "revoked" }.By(actor.Value));
        await db.SaveChangesAsync(ct);
        return true;
    }
}
