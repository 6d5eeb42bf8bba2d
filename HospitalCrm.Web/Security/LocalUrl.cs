namespace HospitalCrm.Web.Security;

/// <summary>Where to go after signing in: only ever a path of this site.</summary>
internal static class LocalUrl
{
    public static string Or(string? url, string otherwise) => IsLocal(url) ? url! : otherwise;

    private static bool IsLocal(string? url) =>
        url is { Length: > 0 and <= 2000 } && url[0] == '/'
        && (url.Length == 1 || (url[1] is not ('/' or '\\')))
        && !url.Any(char.IsControl)
        && !url.StartsWith("/login", StringComparison.OrdinalIgnoreCase)
        && !url.StartsWith("/sign-out", StringComparison.OrdinalIgnoreCase);
}
