using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>
/// Installs the default roles, and offers them the rights a newer version brings: each right once. A role or right the hospital took away
/// stays away, one it gave stays given.
/// </summary>
public sealed class RoleSetup(CrmDb db) : IRoomPart
{
    public async Task InstallAsync(CancellationToken ct)
    {
        var roles = await db.Roles.ToDictionaryAsync(role => role.Code, StringComparer.Ordinal, ct);
        var offered = (await db.RoleOffers.AsNoTracking().ToListAsync(ct)).ToLookup(offer => offer.RoleCode, offer => offer.Permission, StringComparer.Ordinal);
        foreach (var (wanted, order) in DefaultRoles.All.Select((role, order) => (role, order)))
        {
            var fresh = wanted.Rights.Except(offered[wanted.Code]).ToList();
            if (fresh.Count == 0)
            {
                continue;
            }

            if (!roles.TryGetValue(wanted.Code, out var role))
            {
                if (offered[wanted.Code].Any())
                {
                    continue; // it was there once: the hospital did away with it
                }

                role = new(wanted.Code, wanted.Name, order + 1);
                db.Roles.Add(role);
            }

            await OfferAsync(role, wanted, fresh, ct);
        }
    }

    private async Task OfferAsync(Role role, DefaultRole wanted, List<string> fresh, CancellationToken ct)
    {
        var held = await db.Grants.Where(grant => grant.RoleId == role.Id).Select(grant => grant.Permission).ToListAsync(ct);
        foreach (var right in fresh)
        {
            db.RoleOffers.Add(new(role.Code, right));
            if (!held.Contains(right) && Exclusions.Find([.. held, right]) is null)
            {
                db.Grants.Add(new(role.Id, right, wanted.ScopeOf(right)));
                held.Add(right);
            }
        }
    }
}
