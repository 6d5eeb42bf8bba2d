using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Standards;

/// <summary>The value domains to choose from.</summary>
public sealed class ReadDomainChoices(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.View;

    public async Task<IReadOnlyList<DomainChoice>> HandleAsync(CancellationToken ct = default) =>
        await db.ValueDomains.OrderBy(domain => domain.Code).Select(domain => new DomainChoice(domain.Code, domain.Name)).ToListAsync(ct);
}

public sealed record DomainChoice(string Code, string Name);
