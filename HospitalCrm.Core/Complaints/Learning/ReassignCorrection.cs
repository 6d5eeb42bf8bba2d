using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>Another owner or another day, with the reason.</summary>
public sealed class ReassignCorrection(CrmDb db, CorrectiveDesk desk, CorrectiveNotices notices, IValidator<CorrectiveActForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => LearningPermissions.Manage;

    public async Task HandleAsync(Id<CorrectiveAction> id, CorrectiveActForm form, CancellationToken ct = default)
    {
        form.Act = CorrectiveAct.Reassign;
        await validator.CheckAsync(form, ct);
        var action = await desk.DemandAsync(id, ct);
        await desk.DemandSilentAsync(action, form.Text, ct);
        action.Reassign(await desk.OwnerAsync(form.Owner!, ct), form.DueOn!.Value, desk.Words(form.Text), actor.Value.StaffNo, clock.GetUtcNow());
        await notices.GivenAsync(action, ct);
        await db.SaveChangesAsync(ct);
    }
}
