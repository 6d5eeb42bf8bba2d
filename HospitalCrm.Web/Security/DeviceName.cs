namespace HospitalCrm.Web.Security;

/// <summary>Browser and system in a few words, out of what the browser says of itself.</summary>
internal static class DeviceName
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("QQBrowser/", "QQ"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Version/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string? Of(HttpRequest request)
    {
        var said = request.Headers.UserAgent.ToString();
        if (said.Length == 0)
        {
            return null;
        }

        var (mark, browser) = Browsers.FirstOrDefault(known => said.Contains(known.Mark, StringComparison.Ordinal));
        var system = Systems.FirstOrDefault(known => said.Contains(known.Mark, StringComparison.Ordinal)).Name;
        var version = mark is null ? "" : new string([.. said[(said.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].TakeWhile(char.IsAsciiDigit)]);
        return browser is null && system is null ? new string([.. said.Take(40).Where(letter => !char.IsControl(letter))]) : $"{browser} {version} · {system}".Trim(' ', '·');
    }
}
