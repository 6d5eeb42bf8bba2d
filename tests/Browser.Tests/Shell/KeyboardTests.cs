using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Shell;

/// <summary>Both hands on the keyboard, no mouse.</summary>
[Collection(TelephoneTests.Name)]
public sealed class KeyboardTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const string FocusShows =
        """
        () => {
          const style = getComputedStyle(document.activeElement);
          return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
        }
        """;

    [Fact]
    public async Task Wang_Fang_signs_in_and_opens_an_archive_with_the_keyboard_alone()
    {
        var wangFang = await OpenAsync();
        var keys = wangFang.Page.Keyboard;
        await wangFang.GoAsync("/login");
        await Expect(wangFang["login-user"]).ToBeFocusedAsync();
        await keys.TypeAsync("agent01");
        await keys.PressAsync("Tab");
        await keys.TypeAsync(Product.Password);
        await keys.PressAsync("Enter");
        await Expect(wangFang["current-user"]).ToBeVisibleAsync();

        await FocusByTabAsync(wangFang, "nav a[href$='/patients']");
        await keys.PressAsync("Enter");
        await Expect(wangFang["list-row"].First).ToBeVisibleAsync();
        await FocusByTabAsync(wangFang, "[data-testid=list-row] a");
        await keys.PressAsync("Enter");

        await Expect(wangFang["patient-archive"]).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Wang_Fang_answers_with_the_keyboard_and_puts_the_card_away_with_Esc()
    {
        var wangFang = await AtDeskOfAsync("agent01");
        await CallFrom(People.Known().Phones[0].Number).RingAtAsync("8001");
        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-state", "ringing");

        await FocusByTabAsync(wangFang, "[data-testid=pop-answered]");
        await wangFang.Page.Keyboard.PressAsync("Enter");
        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-state", "answered");
        await FocusByTabAsync(wangFang, "[data-testid=pop-note]");
        await wangFang.Page.Keyboard.PressAsync("Escape");

        await Expect(wangFang.Pop).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_first_Tab_offers_Li_Na_to_skip_the_menu()
    {
        var liNa = await AtDeskOfAsync("agent02", "/patients");
        await Expect(liNa["list-row"].First).ToBeVisibleAsync();
        await liNa.Page.EvaluateAsync("() => { document.activeElement.blur(); window.getSelection().removeAllRanges(); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }");

        await liNa.Page.Keyboard.PressAsync("Tab");
        await Expect(liNa.Page.Locator("a.skip")).ToBeFocusedAsync();
        await Expect(liNa.Page.Locator("a.skip")).ToBeInViewportAsync();
        await liNa.Page.Keyboard.PressAsync("Enter");

        await Expect(liNa.Page.Locator("#main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Wherever_Li_Na_goes_with_Tab_she_sees_where_she_is()
    {
        var liNa = await AtDeskOfAsync("agent02", "/patients");
        await Expect(liNa["list-row"].First).ToBeVisibleAsync();

        for (var step = 0; step < 25; step++)
        {
            await liNa.Page.Keyboard.PressAsync("Tab");
            var where = await liNa.Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 120)");
            Assert.True(await liNa.Page.EvaluateAsync<bool>(FocusShows), $"no visible focus on {where}");
        }
    }

    private static async Task FocusByTabAsync(Desk desk, string selector)
    {
        for (var step = 0; step < 120; step++)
        {
            if (await desk.Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) === true", selector))
            {
                return;
            }

            await desk.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab never comes to {selector}");
    }
}
