using System.Security.Claims;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Security;

/// <summary>A connected system as its key was found: thousands of calls a second do not each write its scopes down and read them again.</summary>
internal sealed class SystemIdentity(Actor actor, string scheme) : ClaimsIdentity([new(ClaimTypes.Name, actor.StaffNo)], scheme)
{
    public new Actor Actor => actor;
}
