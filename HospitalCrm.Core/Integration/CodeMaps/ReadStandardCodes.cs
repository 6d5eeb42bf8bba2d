using HospitalCrm.Core.Data;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>What a source's code may mean: the codes of the domain that are in use.</summary>
public sealed class ReadStandardCodes(CrmDb db) : IUseCase
{
    public static Permission Requires => FeedPermissions.View;

    public async Task<IReadOnlyList<StandardChoice>> HandleAsync(string domain, CancellationToken ct = default) =>
        await db.DomainCodes.Where(code => code.Domain == domain && code.IsEnabled).OrderBy(code => code.Order).Select(code => new StandardChoice(code.Code, code.Name)).ToListAsync(ct);
}

public sealed record StandardChoice(string Code, string Name);
