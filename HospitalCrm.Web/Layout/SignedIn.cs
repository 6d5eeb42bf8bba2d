using System.Security.Claims;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Layout;

/// <summary>The actor behind a sign-in cookie.</summary>
public static class SignedIn
{
    public const string StaffNoClaim = "staff";
    public const string SessionClaim = "session";

    public static Actor ActorOf(ClaimsPrincipal user) =>
        user.FindFirst(StaffNoClaim)?.Value is { } staffNo
            ? new(ActorKind.Staff, staffNo, user.Identity?.Name ?? staffNo)
            {
                AccountId = Key(user, ClaimTypes.NameIdentifier),
                SessionId = Key(user, SessionClaim),
            }
            : Actor.Nobody;

    private static Guid Key(ClaimsPrincipal user, string claim) => Guid.TryParse(user.FindFirst(claim)?.Value, out var key) ? key : Guid.Empty;
}
