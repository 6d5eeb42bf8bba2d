using System.Net;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Security;

public sealed class SignInPageTests(SharedProduct shared) : IClassFixture<SharedProduct>
{
    private const string Empty = "用户名或者密码不能为空";
    private const string Wrong = "用户名或密码错误";

    private readonly ServedProduct _product = shared.Product;

    [Fact]
    public async Task A_page_leads_to_the_sign_in_and_back_to_itself()
    {
        using var browser = _product.Browser();
        using var asked = await browser.GetAsync("/patients?page=2");
        var login = asked.Headers.Location!.PathAndQuery;

        using var answer = await ServedProduct.SubmitAsync(browser, login, ("Form.User", "agent01"), ("Form.Password", ServedProduct.Password));

        Assert.Equal("/login?returnUrl=%2Fpatients%3Fpage%3D2", login);
        Assert.Equal("/patients?page=2", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_away_to_another_site(string returnUrl)
    {
        using var browser = _product.Browser();

        using var answer = await ServedProduct.SubmitAsync(
            browser, "/login?returnUrl=" + Uri.EscapeDataString(returnUrl), ("Form.User", "agent01"), ("Form.Password", ServedProduct.Password));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("agent01", "")]
    [InlineData("  ", "secret")]
    public async Task Empty_input_is_told(string user, string password)
    {
        using var browser = _product.Browser();

        using var answer = await ServedProduct.SubmitAsync(browser, "/login", ("Form.User", user), ("Form.Password", password));

        Assert.Contains($"data-testid=\"login-error\">{Empty}<", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agent04")]
    [InlineData("no-such-user")]
    public async Task A_wrong_password_and_an_unknown_user_get_the_same_answer(string user)
    {
        using var browser = _product.Browser();

        using var answer = await ServedProduct.SubmitAsync(browser, "/login", ("Form.User", user), ("Form.Password", "wrong"));

        Assert.Contains($"data-testid=\"login-error\">{Wrong}<", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        using var browser = _product.Browser();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await ServedProduct.SubmitAsync(browser, "/login", ("Form.User", "agent02"), ("Form.Password", "wrong"));
        }

        using var answer = await ServedProduct.SubmitAsync(browser, "/login", ("Form.User", "agent02"), ("Form.Password", ServedProduct.Password));

        Assert.Contains(Wrong, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(await ActsAsync(AuditAct.LockedOut));
    }

    [Fact]
    public async Task What_was_typed_is_nowhere_in_the_audit()
    {
        using var browser = _product.Browser();

        using var answer = await ServedProduct.SubmitAsync(browser, "/login", ("Form.User", "typed-user"), ("Form.Password", "typed-password"));

        var last = (await ActsAsync(AuditAct.SignInFailed)).MaxBy(entry => entry.Seq)!;
        Assert.Equal("unknown", last.EntityKey);
        Assert.Null(last.Detail);
        Assert.Equal("127.0.0.1", last.Purpose);
    }

    [Fact]
    public async Task Reset_clears_both_inputs_without_script()
    {
        using var browser = await _product.SignedInAsync("agent01");
        using var away = await ServedProduct.SubmitAsync(browser, "/account/password");
        using var signedOut = await SignOutAsync(browser);
        var remembered = await browser.GetStringAsync("/login");

        using var answer = await ServedProduct.SubmitAsync(browser, "/login", ("Form.User", "agent01"), ("Form.Password", "x"), ("Form.Action", "reset"));

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("value=\"agent01\"", remembered, StringComparison.Ordinal);
        Assert.DoesNotContain("agent01", html, StringComparison.Ordinal);
        Assert.DoesNotContain("login-error", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_form_is_shown_again_with_a_sentence()
    {
        using var browser = _product.Browser();

        using var answer = await ServedProduct.PostAsync(
            browser, "/login?returnUrl=%2Fpatients", ("_handler", "login"), ("__RequestVerificationToken", "stale"), ("Form.User", "agent01"), ("Form.Password", "x"));
        var again = await browser.GetStringAsync(answer.Headers.Location);

        Assert.Equal("/login?returnUrl=%2Fpatients&expired=1", answer.Headers.Location!.OriginalString);
        Assert.Contains("页面已过期", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manual_can_be_downloaded_before_signing_in()
    {
        using var browser = _product.Browser();

        using var answer = await browser.GetAsync("/manual");

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("用户手册", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_makes_the_cookie_worthless()
    {
        var cookies = new CookieContainer();
        using var browser = await _product.SignedInAsync("agent01", cookies);
        var kept = new CookieContainer();
        kept.Add(cookies.GetCookies(_product.Address));

        using var answer = await SignOutAsync(browser);
        using var thief = _product.Browser(kept);
        using var refused = await thief.GetAsync("/account/password");

        Assert.Equal("/login", answer.Headers.Location!.OriginalString);
        Assert.StartsWith("/login", refused.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_needs_the_form_and_frees_the_seat()
    {
        using var browser = await _product.SignedInAsync("agent03");
        var seatsTaken = await SeatsAsync();

        using var forged = await ServedProduct.PostAsync(browser, "/sign-out");
        var seatsAfterForgery = await SeatsAsync();
        using var answer = await SignOutAsync(browser);

        Assert.Contains("8003", seatsTaken);
        Assert.Contains("8003", seatsAfterForgery);
        Assert.DoesNotContain("8003", await SeatsAsync());
    }

    private static Task<HttpResponseMessage> SignOutAsync(HttpClient browser) => SubmitToAsync(browser, "/account/password", "/sign-out");

    /// <summary>The token of any page's form serves the sign-out form too.</summary>
    private static async Task<HttpResponseMessage> SubmitToAsync(HttpClient browser, string page, string target)
    {
        var html = await browser.GetStringAsync(page);
        var token = html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        return await ServedProduct.PostAsync(browser, target, ("__RequestVerificationToken", token));
    }

    private async Task<List<AuditEntry>> ActsAsync(AuditAct act)
    {
        await using var scope = _product.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CrmDb>().AuditEntries.Where(entry => entry.Act == act).ToListAsync();
    }

    private async Task<List<string>> SeatsAsync()
    {
        await using var scope = _product.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CrmDb>().SeatLogins.Select(seat => seat.Extension).ToListAsync();
    }
}
