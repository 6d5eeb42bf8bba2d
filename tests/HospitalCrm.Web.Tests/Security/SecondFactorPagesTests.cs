using System.Net;
using System.Text.RegularExpressions;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Security;

/// <summary>Two-factor sign-in over plain requests, as a browser without script makes them.</summary>
public sealed partial class SecondFactorPagesTests
{
    [Fact]
    public async Task Whoever_must_have_a_second_factor_binds_it_first_and_gives_a_code_from_then_on()
    {
        await using var product = await ServedProduct.StartAsync();
        product.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { ["security.totp-roles"] = "auditor" });
        using var browser = await product.SignedInAsync("auditor");

        using var led = await browser.GetAsync("/audit");
        using var wrong = await ServedProduct.SubmitAsync(browser, "/account/authenticator", ("Begin.Password", "wrong"));
        var (secret, recovery) = await BindAsync(browser);
        using var free = await browser.GetAsync("/audit");
        using var second = product.Browser();
        using var step = await ServedProduct.SubmitAsync(second, "/login?returnUrl=%2Faudit", ("Form.User", "auditor"), ("Form.Password", ServedProduct.Password));
        using var early = await second.GetAsync("/audit");
        using var refused = await ServedProduct.SubmitAsync(second, "/login/code?returnUrl=%2Faudit", ("Form.Code", "000000"));
        using var entered = await ServedProduct.SubmitAsync(second, "/login/code?returnUrl=%2Faudit", ("Form.Code", recovery));
        using var inside = await second.GetAsync("/audit");

        Assert.Equal("/account/authenticator?returnUrl=%2Faudit", led.Headers.Location!.OriginalString);
        Assert.Contains("当前密码错误", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(20, secret.Length);
        Assert.Equal(HttpStatusCode.OK, free.StatusCode);
        Assert.Equal("/login/code?returnUrl=%2Faudit", step.Headers.Location!.OriginalString);
        Assert.StartsWith("/login", early.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains("验证码错误", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/audit", entered.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
    }

    [Fact]
    public async Task The_page_for_the_code_opens_only_after_the_right_password()
    {
        await using var product = await ServedProduct.StartAsync();
        using var browser = product.Browser();

        using var direct = await browser.GetAsync("/login/code");
        browser.DefaultRequestHeaders.Add("Cookie", "hcrm-step=forged");
        using var forged = await browser.GetAsync("/login/code");

        Assert.Equal("/login", direct.Headers.Location!.OriginalString);
        Assert.Equal("/login", forged.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_ended_session_says_why_once()
    {
        await using var product = await ServedProduct.StartAsync();
        var cookies = new CookieContainer();
        using var browser = await product.SignedInAsync("agent01", cookies);
        await EndAllAsync(product);

        using var led = await browser.GetAsync("/patients");
        var said = await browser.GetStringAsync("/login");
        var again = await browser.GetStringAsync("/login");

        Assert.StartsWith("/login", led.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains("管理员结束了您的登录", said, StringComparison.Ordinal);
        Assert.DoesNotContain("login-notice", again, StringComparison.Ordinal);
    }

    private static async Task EndAllAsync(ServedProduct product)
    {
        await using var scope = product.Services.CreateAsyncScope();
        var open = await scope.ServiceProvider.GetRequiredService<CrmDb>().SignInSessions.Where(session => session.EndedAt == null).Select(session => session.Id).ToListAsync();
        foreach (var session in open)
        {
            await product.Services.GetRequiredService<Sessions>().EndAsync(session, SessionEnd.EndedByAdministrator, DateTimeOffset.UtcNow, default);
        }
    }

    private static async Task<(byte[] Secret, string Recovery)> BindAsync(HttpClient browser)
    {
        using var offered = await ServedProduct.SubmitAsync(browser, "/account/authenticator", ("Begin.Password", ServedProduct.Password));
        var html = await offered.Content.ReadAsStringAsync();
        Assert.Contains("<svg class=\"qr\"", html, StringComparison.Ordinal);
        var secret = FromBase32(Key().Match(html).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal));
        var hidden = Hidden().Matches(html[html.IndexOf("authenticator-key", StringComparison.Ordinal)..])
            .Select(match => (match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value))).DistinctBy(field => field.Item1);
        using var done = await ServedProduct.PostAsync(
            browser, "/account/authenticator", [.. hidden, ("Confirm.Code", Totp.CodeAt(secret, Totp.StepAt(DateTimeOffset.UtcNow)))]);
        var answer = await done.Content.ReadAsStringAsync();
        return (secret, Recovery().Match(answer).Groups["code"].Value);
    }

    private static byte[] FromBase32(string text)
    {
        var (bits, held, bytes) = (0, 0, new List<byte>());
        foreach (var letter in text)
        {
            held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits >= 8)
            {
                bytes.Add((byte)(held >> (bits -= 8)));
                held &= (1 << bits) - 1;
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex("""data-testid="authenticator-key">(?<key>[A-Z2-7 ]+)<""")]
    private static partial Regex Key();

    [GeneratedRegex("""<li[^>]*>(?<code>[a-z0-9]{5}-[a-z0-9]{5})</li>""")]
    private static partial Regex Recovery();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)"[^>]*>""")]
    private static partial Regex Hidden();
}
