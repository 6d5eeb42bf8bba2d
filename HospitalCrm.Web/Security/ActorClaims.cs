using System.Security.Claims;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.AspNetCore.Identity;

namespace HospitalCrm.Web.Security;

/// <summary>The actor in the cookie's claims, and back.</summary>
public static class ActorClaims
{
    private const string SessionClaim = "session";
    private const string MustChangeClaim = "must-change-password";
    private const string MustEnrolClaim = "must-enrol";

    public static ClaimsPrincipal Write(SignedInStaff staff)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, staff.AccountId.ToString()));
        identity.AddClaim(new(ClaimTypes.Name, staff.StaffNo));
        identity.AddClaim(new(ClaimTypes.GivenName, staff.Name));
        identity.AddClaim(new(SessionClaim, staff.SessionId.ToString()));
        if (staff.MustChangePassword)
        {
            identity.AddClaim(new(MustChangeClaim, "1"));
        }

        if (staff.MustEnrol)
        {
            identity.AddClaim(new(MustEnrolClaim, "1"));
        }

        return new(identity);
    }

    /// <summary>A connected system, for this one request.</summary>
    public static ClaimsPrincipal Write(Actor system, string scheme) => new(new SystemIdentity(system, scheme));

    public static Actor Read(ClaimsPrincipal user) => user.Identity switch
    {
        SystemIdentity system => system.Actor,
        { IsAuthenticated: true } => new(ActorKind.Staff, user.Identity.Name!, user.FindFirstValue(ClaimTypes.GivenName) ?? "")
        {
            AccountId = Key(user, ClaimTypes.NameIdentifier),
            SessionId = Key(user, SessionClaim),
        },
        _ => Actor.Nobody,
    };

    public static bool MustChangePassword(ClaimsPrincipal user) => user.HasClaim(MustChangeClaim, "1");

    public static bool MustEnrol(ClaimsPrincipal user) => user.HasClaim(MustEnrolClaim, "1");

    private static Guid Key(ClaimsPrincipal user, string claim) => Guid.TryParse(user.FindFirstValue(claim), out var key) ? key : Guid.Empty;
}
