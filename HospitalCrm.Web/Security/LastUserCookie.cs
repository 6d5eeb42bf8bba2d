namespace HospitalCrm.Web.Security;

/// <summary>Remembers the last user code on this computer (S4-5.1).</summary>
internal static class LastUserCookie
{
    private const string Name = "hcrm-user";

    public static string Read(HttpRequest request) => request.Cookies[Name] is { Length: <= 64 } code ? code : "";

    public static void Write(HttpContext context, string userCode) => context.Response.Cookies.Append(Name, userCode, new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        MaxAge = TimeSpan.FromDays(180),
        IsEssential = true,
    });
}
