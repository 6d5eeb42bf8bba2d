using System.Text.RegularExpressions;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.SignIn;

/// <summary>用户登录 (S4-5.1).</summary>
[Collection(QuietTests.Name)]
public sealed partial class SignInTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const string Wrong = "用户名或密码错误";

    [Theory]
    [InlineData("", "")]
    [InlineData("nursing01", "")]
    [InlineData("", Product.Password)]
    public async Task Han_Xiu_Fang_who_leaves_something_empty_is_told_so(string user, string password)
    {
        var nobody = await OpenAsync();
        await nobody.GoAsync("/login");

        await SignInPage.SubmitAsync(nobody.Page, user, password);

        await Expect(nobody["login-error"]).ToHaveTextAsync("用户名或者密码不能为空");
    }

    [Fact]
    public async Task A_stranger_cannot_tell_an_unknown_user_from_a_wrong_password()
    {
        var nobody = await OpenAsync();
        await nobody.GoAsync("/login");

        await SignInPage.SubmitAsync(nobody.Page, "nursing01", "not-the-password");
        await Expect(nobody["login-error"]).ToHaveTextAsync(Wrong);
        await SignInPage.SubmitAsync(nobody.Page, "nobody99", "not-the-password");

        await Expect(nobody["login-user"]).ToHaveValueAsync("nobody99");
        await Expect(nobody["login-error"]).ToHaveTextAsync(Wrong);
    }

    [Fact]
    public async Task Han_Xiu_Fang_presses_reset_and_begins_again()
    {
        var nobody = await OpenAsync();
        await nobody.GoAsync("/login");
        await nobody["login-user"].FillAsync("nursing02");
        await nobody["login-password"].FillAsync("half a pass");

        await nobody["login-reset"].ClickAsync();

        await Expect(nobody["login-user"]).ToHaveValueAsync("");
        await Expect(nobody["login-password"]).ToHaveValueAsync("");
        await Expect(nobody["login-error"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task After_Han_Xiu_Fang_signed_out_this_computer_still_knows_her_user_code()
    {
        var hanXiuFang = await OpenAsync();
        await SignInPage.SignInAsync(hanXiuFang.Page, "nursing01", Product.Password);

        await SignOutAsync(hanXiuFang);

        await Expect(hanXiuFang["login-user"]).ToHaveValueAsync("nursing01");
        await Expect(hanXiuFang["login-password"]).ToHaveValueAsync("");
    }

    [Fact]
    public async Task After_five_wrong_passwords_Xu_Wei_Dong_cannot_sign_in_with_the_right_one_and_nobody_learns_why()
    {
        var xuWeiDong = await OpenAsync();
        await xuWeiDong.GoAsync("/login");
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await xuWeiDong.GoAsync("/login");
            await SignInPage.SubmitAsync(xuWeiDong.Page, "discipline01", $"wrong {attempt}");
            await Expect(xuWeiDong["login-error"]).ToHaveTextAsync(Wrong);
        }

        await xuWeiDong.GoAsync("/login");
        await SignInPage.SubmitAsync(xuWeiDong.Page, "discipline01", Product.Password);

        await Expect(xuWeiDong["login-error"]).ToHaveTextAsync(Wrong);
        await Expect(xuWeiDong["current-user"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Han_Xiu_Fang_who_asked_for_the_archives_gets_them_after_signing_in()
    {
        var hanXiuFang = await OpenAsync();
        await hanXiuFang.GoAsync("/patients");
        await Expect(hanXiuFang.Page).ToHaveURLAsync(Login());

        await SignInPage.SubmitAsync(hanXiuFang.Page, "nursing01", Product.Password);

        await Expect(hanXiuFang["list-page"]).ToHaveAttributeAsync("data-list", "patients");
    }

    [Fact]
    public async Task A_link_that_wants_to_lead_Han_Xiu_Fang_to_another_site_leads_home()
    {
        var hanXiuFang = await OpenAsync();

        await SignInPage.SignInAsync(hanXiuFang.Page, "nursing01", Product.Password, "/login?returnUrl=https%3A%2F%2Fevil.example%2F");

        await Expect(hanXiuFang.Page).ToHaveURLAsync(Hospital.Product.Address + "/");
    }

    [Fact]
    public async Task Han_Xiu_Fang_signs_out_in_one_tab_and_the_other_shows_nothing_more_of_the_archives()
    {
        var first = await OpenAsync();
        await SignInPage.SignInAsync(first.Page, "nursing01", Product.Password);
        var second = await first.AnotherTabAsync("/patients");
        await Expect(second["list-row"].First).ToBeVisibleAsync();

        await SignOutAsync(first);

        await Expect(second.Page).ToHaveURLAsync(Login());
        await Expect(second["list-row"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_manual_can_be_had_before_signing_in()
    {
        var nobody = await OpenAsync();
        await nobody.GoAsync("/login");

        var download = await nobody.Page.RunAndWaitForDownloadAsync(() => nobody["login-manual"].ClickAsync());

        Assert.Equal("用户手册.html", download.SuggestedFilename);
        await using var content = await download.CreateReadStreamAsync();
        Assert.True(content.CanRead);
    }

    private static async Task SignOutAsync(Desk desk)
    {
        await desk.Page.Locator(".user-menu:not(.view-picker) summary").ClickAsync();
        await desk["sign-out"].ClickAsync();
        await Expect(desk.Page).ToHaveURLAsync(Login());
    }

    [GeneratedRegex("/login")]
    private static partial Regex Login();
}
