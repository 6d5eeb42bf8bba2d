using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>
/// Maps what can mean only one thing: a source that sends a standard's name (汉族, 男) instead of its code, or the code without its
/// leading zero (1 for 01). What is not certain stays on the work list.
/// </summary>
public sealed class MapCodesByName(CrmDb db, CodeMeanings meanings, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => FeedPermissions.Manage;

    /// <returns>How many were mapped.</returns>
    public async Task<int> HandleAsync(CancellationToken ct = default)
    {
        var open = await db.SourceCodes.Where(code => code.Standard == null).ToListAsync(ct);
        var domains = open.Select(code => code.Domain).Distinct().ToList();
        var standards = (await db.DomainCodes.Where(code => domains.Contains(code.Domain) && code.IsEnabled).Select(code => new { code.Domain, code.Code, code.Name }).ToListAsync(ct)).ToLookup(code => code.Domain);
        var mapped = 0;
        foreach (var code in open)
        {
            var meant = standards[code.Domain].Where(standard => CodeWords.Same(code.Code, standard.Code, standard.Name)).ToList();
            if (meant is [var only])
            {
                db.Audit(new AuditDraft(AuditAct.Changed, nameof(SourceCode), code.Id.ToString(), clock.GetUtcNow()) { Purpose = $"{code.Source} {code.Domain} {code.Code}: - > {only.Code}" }.By(actor.Value));
                code.Means(only.Code, actor.Value.StaffNo);
                mapped++;
            }
        }

        await db.SaveChangesAsync(ct);
        meanings.Forget();
        return mapped;
    }
}
