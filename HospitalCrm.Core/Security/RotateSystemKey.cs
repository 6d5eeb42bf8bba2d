using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>更换密钥: a new key, told once; the old one is still taken for a while, or not at all when it got into wrong hands.</summary>
public sealed class RotateSystemKey(CrmDb db, ApiKeys keys, FreshProof proof, ParameterValues parameters, SignInClock clock, TimeProvider business) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageSystems;

    public async Task<string> HandleAsync(Id<ConnectedSystem> id, bool atOnce, CancellationToken ct = default)
    {
        var known = await db.ConnectedSystems.SingleOrDefaultAsync(system => system.Id == id, ct) ?? throw new RuleViolation("Security.SystemMissing");
        if (known.Code is ApiKeys.DemoCode or ApiKeys.DemoWithoutScopesCode)
        {
            throw new RuleViolation("Security.SystemOfDemo");
        }

        await proof.DemandAsync(ct);
        var key = ApiKeys.NewKey();
        known.Rotate(ApiKeys.Hash(key), atOnce ? TimeSpan.Zero : TimeSpan.FromHours(parameters.Get(SystemParameters.OverlapHours)), clock.Value.GetUtcNow());
        db.Audit(new AuditDraft(AuditAct.Maintained, nameof(ConnectedSystem), id.ToString(), business.GetUtcNow()) { Purpose = atOnce ? "key replaced at once" : "key rotated" });
        await db.SaveChangesAsync(ct);
        keys.Forget();
        return key;
    }
}
