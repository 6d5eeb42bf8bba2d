using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>Deletes questionnaires that were never published, all of them or none. What was once asked is switched off instead.</summary>
public sealed class RemoveQuestionnaires(CrmDb db, DesignReach reach) : IUseCase
{
    public static Permission Requires => QuestionnairePermissions.Design;

    public async Task HandleAsync(IReadOnlyCollection<Id<Questionnaire>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var known = await db.Questionnaires.Include(questionnaire => questionnaire.Editions).Where(questionnaire => wanted.Contains(questionnaire.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Questionnaires.Missing");
        }

        foreach (var questionnaire in known)
        {
            await reach.DemandAsync(Requires, questionnaire.DepartmentCode);
            if (questionnaire.InForce is not null)
            {
                throw new RuleViolation("Questionnaires.AskedStays", questionnaire.Name);
            }
        }

        db.Questionnaires.RemoveRange(known);
        await db.SaveChangesAsync(ct);
    }
}
