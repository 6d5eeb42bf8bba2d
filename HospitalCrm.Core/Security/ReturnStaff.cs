using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>返岗: takes back somebody who had left, with the roles he had and a fresh one-time password.</summary>
public sealed class ReturnStaff(CrmDb db, StaffPasswords passwords, FreshProof proof, Grants grants) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageStaff;

    /// <returns>The one-time password; it is kept nowhere.</returns>
    public async Task<string> HandleAsync(Id<StaffMember> id, CancellationToken ct = default)
    {
        var staff = await db.Staff.SingleOrDefaultAsync(staff => staff.Id == id, ct) ?? throw new RuleViolation("Security.Missing");
        var account = await db.Users.SingleAsync(account => account.StaffId == id, ct);
        staff.Return();
        await proof.DemandAsync(ct);
        var password = await passwords.RenewAsync(account, ct);
        await db.SaveChangesAsync(ct);
        grants.Forget(staff.StaffNo);
        return password;
    }
}
