using System.Text.RegularExpressions;
using Browser.Tests.Rig;
using HospitalCrm.Core.Security;
using Xunit.Abstractions;

namespace Browser.Tests.SignIn;

/// <summary>双因素验证 (S1-8): 林晓燕 binds her telephone; nobody else here signs in as her and signs in with it.</summary>
[Collection(QuietTests.Name)]
public sealed partial class SecondFactorTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const string User = "doctor02";

    [Fact]
    public async Task A_telephone_is_bound_and_from_then_on_a_code_is_asked_for()
    {
        var desk = await OpenAsync();
        await SignInPage.SignInAsync(desk.Page, User, Product.Password);
        await desk.GoAsync("/account/authenticator");
        await desk["authenticator-password"].FillAsync(Product.Password);
        await desk["authenticator-begin"].ClickAsync();
        await Expect(desk["qr"]).ToBeVisibleAsync();
        var secret = FromBase32((await desk["authenticator-key"].InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));

        await desk["authenticator-code"].FillAsync("000000");
        await desk["authenticator-confirm"].ClickAsync();
        await Expect(desk["authenticator-error"]).ToHaveTextAsync("验证码错误。");
        var step = Totp.StepAt(DateTimeOffset.UtcNow);
        await desk["authenticator-code"].FillAsync(Totp.CodeAt(secret, step));
        await desk["authenticator-confirm"].ClickAsync();
        await Expect(desk["recovery-codes"].Locator("li")).ToHaveCountAsync(10);
        var recovery = await desk["recovery-codes"].Locator("li").First.InnerTextAsync();

        // The password alone leads to the code, and to nothing else.
        var later = await OpenAsync();
        await later.GoAsync("/login?returnUrl=%2Fpatients");
        await SignInPage.SubmitAsync(later.Page, User, Product.Password);
        await Expect(later.Page).ToHaveURLAsync(CodePage());
        await later["code-input"].FillAsync(Totp.CodeAt(secret, step));
        await later["code-submit"].ClickAsync();
        await Expect(later["code-error"]).ToContainTextAsync("已经用过");
        await later["code-input"].FillAsync("000000");
        await later["code-submit"].ClickAsync();
        await Expect(later["code-error"]).ToHaveTextAsync("验证码错误。");
        await later["code-input"].FillAsync(recovery);
        await later["code-submit"].ClickAsync();

        await Expect(later["list-page"]).ToHaveAttributeAsync("data-list", "patients");
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

    [GeneratedRegex("/login/code")]
    private static partial Regex CodePage();
}
