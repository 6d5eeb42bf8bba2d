using System.Globalization;
using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Plans;

/// <summary>Writes a plan anew, or changes one. What is planned already stays as it is.</summary>
public sealed class SavePlan(CrmDb db, PlanBook book, TimeProvider clock, IValidator<PlanForm> validator) : IUseCase
{
    public static Permission Requires => PlanPermissions.Manage;

    public async Task<Id<FollowUpPlan>> HandleAsync(PlanForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        await book.DemandWritableAsync(Optional(form.Department));
        var saved = default(Id<FollowUpPlan>);
        await db.InTransactionAsync(
            async () =>
            {
                var plan = await FindAsync(form, ct);
                plan.Describe(form.Name.Trim(), Optional(form.Department), Optional(form.Disease), Optional(form.Outcome));
                plan.Ask(form.Caller, Optional(form.CallerNo), Optional(form.Questionnaire), form.Importance);
                plan.Begin(form.Since ?? clock.Today());
                plan.Space([.. form.Steps.Select(step => (int.Parse(step.Days.Trim(), CultureInfo.InvariantCulture), step.From))]);
                plan.SendForms([.. form.Steps.Index().Where(step => step.Item.SendsForm).Select(step => step.Index + 1)]);
                plan.Switch(form.IsOff);
                await book.ForgetUnplannedAsync(plan.Since, ct);
                await db.SaveChangesAsync(ct);
                saved = plan.Id;
            },
            ct);
        return saved;
    }

    private async Task<FollowUpPlan> FindAsync(PlanForm form, CancellationToken ct)
    {
        if (form.Id is not { } id)
        {
            var added = new FollowUpPlan(form.Since ?? clock.Today());
            db.FollowUpPlans.Add(added);
            return added;
        }

        var plan = await book.DemandAsync(id, ct);
        await book.DemandWritableAsync(plan.DepartmentCode);
        return plan.Version == form.Version ? plan : throw new DbUpdateConcurrencyException();
    }

    private static string? Optional(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
