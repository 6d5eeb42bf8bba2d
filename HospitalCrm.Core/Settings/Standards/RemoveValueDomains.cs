using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Standards;

/// <summary>Deletes value domains with their codes, all of them or none. One that an element takes its codes from stays.</summary>
public sealed class RemoveValueDomains(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(IReadOnlyCollection<Id<ValueDomain>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var known = await db.ValueDomains.Where(domain => wanted.Contains(domain.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Settings.Missing");
        }

        known.ForEach(domain => domain.DemandRemovable());
        var codes = known.ConvertAll(domain => domain.Code);
        if (await db.DataElements.FirstOrDefaultAsync(element => element.Domain != null && codes.Contains(element.Domain), ct) is { } user)
        {
            throw new RuleViolation("Settings.DomainInUse", user.Domain, user.Name);
        }

        db.DomainCodes.RemoveRange(await db.DomainCodes.Where(code => codes.Contains(code.Domain)).ToListAsync(ct));
        db.ValueDomains.RemoveRange(known);
        await db.SaveChangesAsync(ct);
    }
}
