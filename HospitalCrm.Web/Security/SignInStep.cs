using System.Globalization;
using HospitalCrm.Core.Security;
using Microsoft.AspNetCore.DataProtection;

namespace HospitalCrm.Web.Security;

/// <summary>Between password and code: whose password was right, for five minutes, in a cookie nobody can read or make. It opens nothing but the page for the code.</summary>
public sealed class SignInStep(IDataProtectionProvider protection)
{
    private const string Cookie = "hcrm-step";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("sign-in-step").ToTimeLimitedDataProtector();

    public void Write(HttpContext context, SignedInStaff staff) => context.Response.Cookies.Append(
        Cookie,
        _protector.Protect($"{staff.AccountId:N}|{staff.Stamp}", Patience),
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Strict, IsEssential = true, Path = "/login" });

    /// <summary>Null when there is none, or it is too old.</summary>
    public (Guid Account, string Stamp)? Read(HttpRequest request)
    {
        try
        {
            return request.Cookies[Cookie] is { } kept && _protector.Unprotect(kept).Split('|') is [var account, var stamp]
                ? (Guid.Parse(account, CultureInfo.InvariantCulture), stamp)
                : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, new() { Path = "/login" });
}
