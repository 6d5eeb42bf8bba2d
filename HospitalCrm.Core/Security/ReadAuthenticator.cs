using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>One's own second factor as it stands.</summary>
public sealed class ReadAuthenticator(CrmDb db, CurrentActor actor, SecondFactor second) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task<AuthenticatorState> HandleAsync(CancellationToken ct = default)
    {
        var account = await db.Users.AsNoTracking().SingleAsync(account => account.Id == actor.Value.AccountId, ct);
        var staff = await db.Staff.SingleAsync(staff => staff.Id == account.StaffId, ct);
        var left = await db.RecoveryCodes.CountAsync(code => code.AccountId == account.Id && code.UsedAt == null, ct);
        return new(account.AuthenticatorSince, left, await second.IsAskedOfAsync(staff, ct));
    }
}

/// <param name="Since">Null without a second factor.</param>
public sealed record AuthenticatorState(DateTimeOffset? Since, int RecoveryCodesLeft, bool IsAsked);
