using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.AspNetCore.Identity;

namespace HospitalCrm.Core.Security;

/// <summary>What a member of staff signs in with. The person, the department and the rights are on <see cref="StaffMember"/>.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public const string AuthenticatorPurpose = "Account.AuthenticatorKey";
    public const string PendingAuthenticatorPurpose = "Account.PendingAuthenticatorKey";

    private Account()
    {
    }

    public Account(StaffMember staff)
    {
        Id = Guid.CreateVersion7();
        StaffId = staff.Id;
        UserName = staff.StaffNo;
        NormalizedUserName = staff.StaffNo.ToUpperInvariant();
        SecurityStamp = Guid.NewGuid().ToString("N");
        LockoutEnabled = true;
    }

    public Id<StaffMember> StaffId { get; private set; }

    /// <summary>A one-time password was given out: the next sign-in asks for a new one.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>A demo account; refused in Production.</summary>
    public bool IsDemo { get; set; }

    /// <summary>When the password was set; null for one that is older than this record.</summary>
    public DateTimeOffset? PasswordSetAt { get; set; }

    public DateTimeOffset? LastSignedInAt { get; set; }

    /// <summary>The secret the telephone shares with us (RFC 6238); null without a second factor.</summary>
    public Sealed? AuthenticatorKey { get; private set; }

    /// <summary>A secret that was shown and waits for its first code; the old telephone counts until then.</summary>
    public Sealed? PendingAuthenticatorKey { get; private set; }

    public DateTimeOffset? AuthenticatorSince { get; private set; }

    /// <summary>The time step of the last code that was accepted: a code counts once.</summary>
    public long? LastCodeStep { get; private set; }

    public bool HasAuthenticator => AuthenticatorKey is not null;

    public void OfferAuthenticator(Sealed key) => PendingAuthenticatorKey = key;

    /// <summary>The new telephone gave its first code.</summary>
    /// <param name="key">The secret that was offered, sealed under its own name.</param>
    public void TakeAuthenticator(Sealed key, long step, DateTimeOffset at)
    {
        AuthenticatorKey = key;
        PendingAuthenticatorKey = null;
        AuthenticatorSince = at;
        LastCodeStep = step;
        TwoFactorEnabled = true;
    }

    public void DropAuthenticator()
    {
        AuthenticatorKey = null;
        PendingAuthenticatorKey = null;
        AuthenticatorSince = null;
        LastCodeStep = null;
        TwoFactorEnabled = false;
    }
}
