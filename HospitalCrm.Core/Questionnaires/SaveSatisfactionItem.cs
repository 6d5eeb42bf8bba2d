using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>The items are the whole hospital's: whoever keeps one department's texts keeps none of them.</summary>
public sealed class SaveSatisfactionItem(CrmDb db, DesignReach reach, IValidator<SatisfactionItemForm> validator) : IUseCase
{
    public static Permission Requires => QuestionnairePermissions.Texts;

    public async Task HandleAsync(SatisfactionItemForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        await reach.DemandAsync(Requires, null);
        await db.InTransactionAsync(
            async () =>
            {
                var item = form.Id is { } key ? await FindAsync(new(key), form, ct) : await NewAsync(form, ct);
                item.Describe(form.ItemClass!, form.Name.Trim(), form.IsOff);
                await db.SaveChangesAsync(ct);
            },
            ct);
    }

    private async Task<SatisfactionItem> FindAsync(Id<SatisfactionItem> id, SatisfactionItemForm form, CancellationToken ct)
    {
        var known = await db.SatisfactionItems.SingleOrDefaultAsync(item => item.Id == id, ct) ?? throw new RuleViolation("Questionnaires.Missing");
        return known.Version != form.Version ? throw new DbUpdateConcurrencyException()
            : known.Code != form.Code || known.Scope != form.Scope ? throw new RuleViolation("Questionnaires.CodeStays", known.Code)
            : known;
    }

    private async Task<SatisfactionItem> NewAsync(SatisfactionItemForm form, CancellationToken ct)
    {
        if (await db.SatisfactionItems.AnyAsync(item => item.Code == form.Code, ct))
        {
            throw new RuleViolation("Questionnaires.CodeTaken", form.Code);
        }

        var added = new SatisfactionItem(form.Code, form.Scope, isBuiltIn: false);
        db.SatisfactionItems.Add(added);
        return added;
    }
}
