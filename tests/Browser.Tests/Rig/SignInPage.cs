using Microsoft.Playwright;

namespace Browser.Tests.Rig;

/// <summary>The sign-in page as somebody uses it.</summary>
public static class SignInPage
{
    public static async Task SignInAsync(IPage page, string user, string password, string path = "/login")
    {
        await page.GotoAsync(path);
        await SubmitAsync(page, user, password);
        await Expect(page.GetByTestId("current-user")).ToBeVisibleAsync();
    }

    public static async Task SubmitAsync(IPage page, string user, string password)
    {
        await page.GetByTestId("login-user").FillAsync(user);
        await page.GetByTestId("login-password").FillAsync(password);
        await page.GetByTestId("login-submit").ClickAsync();
    }
}
