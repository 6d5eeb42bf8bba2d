using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>离职: the account is locked, its sessions end at once, its seat is free. Nothing is deleted.</summary>
public sealed class LeaveStaff(CrmDb db, StaffLeaving leaving) : IUseCase
{
    internal static readonly DateTimeOffset ForGood = StaffLeaving.ForGood;

    public static Permission Requires => SecurityPermissions.ManageStaff;

    public async Task HandleAsync(Id<StaffMember> id, CancellationToken ct = default)
    {
        Action? tell = null;
        await db.InTransactionAsync(
            async () =>
            {
                var staff = await db.Staff.SingleOrDefaultAsync(staff => staff.Id == id, ct) ?? throw new RuleViolation("Security.Missing");
                tell = await leaving.LeaveAsync(staff, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        tell!();
    }
}
