using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>效果评价, by somebody who did not do it: it helped, or once more by another day.</summary>
public sealed class CheckCorrection(CrmDb db, CorrectiveDesk desk, CorrectiveNotices notices, IValidator<CorrectiveActForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => LearningPermissions.Check;

    public async Task HandleAsync(Id<CorrectiveAction> id, CorrectiveActForm form, CancellationToken ct = default)
    {
        form.Act = form.Act == CorrectiveAct.SendBack ? CorrectiveAct.SendBack : CorrectiveAct.Confirm;
        await validator.CheckAsync(form, ct);
        var action = await desk.DemandAsync(id, ct);
        await desk.DemandSilentAsync(action, form.Text, ct);
        action.Check(form.Act == CorrectiveAct.SendBack ? form.DueOn : null, desk.Words(form.Text), actor.Value.StaffNo, clock.GetUtcNow());
        if (form.Act == CorrectiveAct.SendBack)
        {
            await notices.GivenAsync(action, ct);
        }

        await db.SaveChangesAsync(ct);
    }
}
