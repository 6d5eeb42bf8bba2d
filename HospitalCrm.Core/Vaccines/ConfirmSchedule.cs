using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>已核对: somebody compared an edition with the official text; or it turned out that it is not so after all. Who said so is on record.</summary>
public sealed class ConfirmSchedule(CrmDb db, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => VaccinePermissions.Confirm;

    public async Task HandleAsync(string edition, bool isRight, CancellationToken ct = default)
    {
        if (!VaccineSchedule.Editions.Contains(edition))
        {
            throw new RuleViolation("Vaccines.UnknownEdition", edition);
        }

        var mark = await db.VaccineEditions.SingleOrDefaultAsync(known => known.Edition == edition, ct);
        if (mark is null)
        {
            mark = new(edition);
            db.VaccineEditions.Add(mark);
        }

        if (isRight)
        {
            mark.Confirm(actor.Value.StaffNo, clock.GetUtcNow());
        }
        else
        {
            mark.Withdraw();
        }

        await db.SaveChangesAsync(ct);
    }
}
