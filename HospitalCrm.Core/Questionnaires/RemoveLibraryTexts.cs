using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>Deletes texts, all of them or none. Records keep the words, not a reference.</summary>
public sealed class RemoveLibraryTexts(CrmDb db, DesignReach reach) : IUseCase
{
    public static Permission Requires => QuestionnairePermissions.Texts;

    public async Task HandleAsync(IReadOnlyCollection<Id<LibraryText>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var known = await db.LibraryTexts.Where(text => wanted.Contains(text.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Questionnaires.Missing");
        }

        foreach (var text in known)
        {
            await reach.DemandAsync(Requires, text.DepartmentCode);
            text.DemandRemovable();
        }

        db.LibraryTexts.RemoveRange(known);
        await db.SaveChangesAsync(ct);
    }
}
