using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>Keeps a draft: of a new questionnaire, or of the next edition of one that is asked. What is asked goes on being asked.</summary>
public sealed class SaveQuestionnaire(CrmDb db, QuestionnaireBook book, DesignReach reach, CurrentActor actor, TimeProvider clock, IValidator<QuestionnaireForm> validator) : IUseCase
{
    private const int LongestContent = 200_000;

    public static Permission Requires => QuestionnairePermissions.Design;

    public async Task<Id<Questionnaire>> HandleAsync(QuestionnaireForm form, QuestionSet set, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        if (set.ToJson().Length > LongestContent)
        {
            throw new RuleViolation("Questionnaires.QuestionCount", DesignRules.MostQuestions);
        }

        var department = string.IsNullOrEmpty(form.Department) ? null : form.Department;
        await reach.DemandAsync(Requires, department);
        var saved = default(Id<Questionnaire>);
        await db.InTransactionAsync(
            async () =>
            {
                var questionnaire = form.Id is { } key ? await book.FindAsync(new(key), form.Version, Requires, ct) : await NewAsync(form, ct);
                questionnaire.Describe(form.Name.Trim(), form.Kind, department, form.IsOff);
                questionnaire.Write(set, actor.Value.StaffNo, clock.GetUtcNow());
                await db.SaveChangesAsync(ct);
                saved = questionnaire.Id;
            },
            ct);
        return saved;
    }

    private async Task<Questionnaire> NewAsync(QuestionnaireForm form, CancellationToken ct)
    {
        var code = form.Code.Length > 0 ? form.Code : await FreeCodeAsync(ct);
        if (await db.Questionnaires.AnyAsync(known => known.Code == code, ct))
        {
            throw new RuleViolation("Questionnaires.CodeTaken", code);
        }

        var added = new Questionnaire(code, form.Kind, isBuiltIn: false);
        db.Questionnaires.Add(added);
        return added;
    }

    /// <summary>A head nurse thinks of a name, not of a code.</summary>
    private async Task<string> FreeCodeAsync(CancellationToken ct)
    {
        var taken = await db.Questionnaires.Where(known => known.Code.StartsWith("own-")).Select(known => known.Code).ToListAsync(ct);
        return Enumerable.Range(1, taken.Count + 1).Select(number => $"own-{number}").First(code => !taken.Contains(code));
    }
}
