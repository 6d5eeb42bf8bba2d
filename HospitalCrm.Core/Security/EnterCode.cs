using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>The second step of signing in: a code of the telephone, or a recovery code. Wrong codes count and lock like wrong passwords.</summary>
public sealed class EnterCode(CrmDb db, SignInDoor door, SecondFactor second) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    /// <param name="stamp">Of the password that was right a moment ago; a new password makes the step void.</param>
    public async Task<SignedInStaff> HandleAsync(Guid accountId, string stamp, string code, string? from, string? device = null, CancellationToken ct = default)
    {
        var account = await db.Users.SingleOrDefaultAsync(account => account.Id == accountId && account.SecurityStamp == stamp, ct);
        var staff = account is null ? null : await db.Staff.SingleOrDefaultAsync(staff => staff.Id == account.StaffId, ct);
        if (account is null || staff is not { LeftAt: null })
        {
            throw new RuleViolation("Security.StepExpired");
        }

        var verdict = CodeVerdict.Wrong;
        SignedInStaff? admitted = null;
        await db.InTransactionAsync(
            async () =>
            {
                verdict = door.IsLocked(account) ? CodeVerdict.Wrong : await second.TakeAsync(account, code, ct);
                if (verdict is CodeVerdict.Right or CodeVerdict.RightRecovery)
                {
                    admitted = await door.AdmitAsync(account, staff, from, device, ct);
                    if (verdict == CodeVerdict.RightRecovery)
                    {
                        db.Audit(door.Entry(Data.Auditing.AuditAct.Changed, account.Id.ToString(), "recovery-code-used"));
                    }
                }
                else
                {
                    await door.CountFailureAsync(account, from, ct);
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
        return admitted ?? throw verdict switch
        {
            CodeVerdict.UsedBefore => new RuleViolation("Security.CodeUsed"),
            CodeVerdict.ClockSkew => new RuleViolation("Security.ClockSkew"),
            _ => new RuleViolation("Security.WrongCode"),
        };
    }
}
