using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>Deletes items, all of them or none. What was asked keeps its words.</summary>
public sealed class RemoveSatisfactionItems(CrmDb db, DesignReach reach) : IUseCase
{
    public static Permission Requires => QuestionnairePermissions.Texts;

    public async Task HandleAsync(IReadOnlyCollection<Id<SatisfactionItem>> ids, CancellationToken ct = default)
    {
        await reach.DemandAsync(Requires, null);
        var wanted = ids.Distinct().ToList();
        var known = await db.SatisfactionItems.Where(item => wanted.Contains(item.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Questionnaires.Missing");
        }

        known.ForEach(item => item.DemandRemovable());
        db.SatisfactionItems.RemoveRange(known);
        await db.SaveChangesAsync(ct);
    }
}
