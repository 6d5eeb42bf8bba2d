using System.Net;
using System.Text.RegularExpressions;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>Signs in through the product's own page, form token and all.</summary>
internal static partial class WebSignIn
{
    /// <returns>A client that carries the session, and its cookies for the circuit.</returns>
    public static async Task<(HttpClient Http, string Cookies)> EnterAsync(Uri address, string staffNo, CancellationToken ct)
    {
        var jar = new CookieContainer();
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = jar, AllowAutoRedirect = false }) { BaseAddress = address };
        var form = LoginForm(await http.GetStringAsync("login", ct));
        var fields = Hidden().Matches(form).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
        fields["Form.User"] = staffNo;
        fields["Form.Password"] = AppProcess.Password;
        using var answer = await http.PostAsync("login", new FormUrlEncodedContent(fields), ct);
        return answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther
            ? (http, jar.GetCookieHeader(address))
            : throw new BenchFailure($"{staffNo} could not sign in: {(int)answer.StatusCode}");
    }

    /// <summary>The page has a form for signing out, too.</summary>
    private static string LoginForm(string page)
    {
        var user = page.IndexOf("name=\"Form.User\"", StringComparison.Ordinal);
        return user < 0 ? throw new BenchFailure("the sign-in page has no field for the user") : page[page.LastIndexOf("<form", user, StringComparison.Ordinal)..user];
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();
}
