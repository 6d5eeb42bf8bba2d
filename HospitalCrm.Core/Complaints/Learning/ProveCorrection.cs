using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>整改情况: its owner says what was done and what proves it.</summary>
public sealed class ProveCorrection(CrmDb db, CorrectiveDesk desk, IValidator<CorrectiveActForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => LearningPermissions.View;

    public async Task HandleAsync(Id<CorrectiveAction> id, CorrectiveActForm form, CancellationToken ct = default)
    {
        form.Act = CorrectiveAct.Evidence;
        await validator.CheckAsync(form, ct);
        var action = await desk.DemandAsync(id, ct);
        await desk.DemandSilentAsync(action, form.Text, ct);
        action.Prove(desk.Words(form.Text), actor.Value.StaffNo, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
