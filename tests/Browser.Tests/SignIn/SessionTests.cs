using System.Text.RegularExpressions;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.SignIn;

/// <summary>Sessions as people meet them: several tabs, other people at the same computer, the Back button.</summary>
[Collection(TelephoneTests.Name)]
public sealed partial class SessionTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task After_signing_out_the_Back_button_shows_nothing_of_the_archives()
    {
        var desk = await OpenAsync();
        await SignInPage.SignInAsync(desk.Page, "nursing01", Product.Password);
        await desk.GoAsync("/patients");
        await Expect(desk["list-row"].First).ToBeVisibleAsync();
        await SignOutAsync(desk);

        await desk.Page.GoBackAsync();

        await Expect(desk.Page).ToHaveURLAsync(Login());
        await Expect(desk["list-row"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_form_left_open_while_somebody_else_signed_in_does_not_mix_the_two()
    {
        var first = await OpenAsync();
        await first.GoAsync("/login");
        var second = await first.AnotherTabAsync("/login");
        await SignInPage.SubmitAsync(second.Page, "nursing01", Product.Password);
        await Expect(second["current-user"]).ToBeVisibleAsync();

        await SignInPage.SubmitAsync(first.Page, "medical01", Product.Password);

        await Expect(first["current-user"]).ToHaveAttributeAsync("data-staff", "nursing01");
    }

    [Fact]
    public async Task Somebody_ends_his_session_elsewhere_and_the_other_screen_says_why()
    {
        // Nobody who sits elsewhere in these tests: all sessions of hers end.
        const string User = "head02";
        var here = await OpenAsync();
        await SignInPage.SignInAsync(here.Page, User, Product.Password);
        var elsewhere = await OpenAsync();
        await SignInPage.SignInAsync(elsewhere.Page, User, Product.Password);
        await here.GoAsync("/account/sessions");

        await here["sessions-end-others"].ClickAsync();
        Hospital.Forget(User);

        await Expect(elsewhere.Page).ToHaveURLAsync(Login());
        await Expect(elsewhere["login-notice"]).ToContainTextAsync("在另一处结束");
        await Expect(here["own-session"]).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_page_for_a_new_password_says_its_rules_and_refuses_what_breaks_them()
    {
        var desk = await AtDeskOfAsync("finance01", "/account/password");
        await Expect(desk["password-rules"]).ToContainTextAsync("容易猜到");

        await desk["password-current"].FillAsync(Product.Password);
        await desk["password-next"].FillAsync("P@ssw0rd2026");
        await desk["password-again"].FillAsync("P@ssw0rd2026");
        await desk["password-submit"].ClickAsync();

        await Expect(desk["password-error"]).ToContainTextAsync("太常见");
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
