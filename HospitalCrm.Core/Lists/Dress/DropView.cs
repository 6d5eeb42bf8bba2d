using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists.Dress;

/// <summary>Deletes an own view.</summary>
public sealed class DropView(CrmDb db, CurrentActor actor) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task HandleAsync(Id<SavedView> id, CancellationToken ct = default)
    {
        var staffNo = actor.Value.StaffNo;
        db.SavedViews.Remove(await db.SavedViews.SingleOrDefaultAsync(view => view.Id == id && view.Owner == staffNo, ct) ?? throw new RuleViolation("Lists.Missing"));
        await db.SaveChangesAsync(ct);
    }
}
