using System.Text.RegularExpressions;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Shell;

/// <summary>Language and theme: switched at once, remembered, and drawn right from the first picture on.</summary>
[Collection(QuietTests.Name)]
public sealed partial class SwitchesTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task Song_Yu_Lan_switches_to_English_and_finds_it_so_on_every_page_until_she_switches_back()
    {
        var songYuLan = await AtDeskOfAsync("records01", "/patients");
        await Expect(songYuLan.Page.Locator("html")).ToHaveAttributeAsync("lang", Chinese());
        await Expect(songYuLan["list-query"]).ToContainTextAsync("查询");

        await songYuLan["lang-switch"].ClickAsync();
        await Expect(songYuLan.Page.Locator("html")).ToHaveAttributeAsync("lang", English());
        await Expect(songYuLan["list-query"]).Not.ToContainTextAsync("查询");
        await songYuLan.GoAsync("/");
        await Expect(songYuLan["nav"]).Not.ToContainTextAsync("患者档案");
        await songYuLan["lang-switch"].ClickAsync();

        await Expect(songYuLan.Page.Locator("html")).ToHaveAttributeAsync("lang", Chinese());
        await Expect(songYuLan["nav"]).ToContainTextAsync("患者档案");
    }

    [Fact]
    public async Task The_sign_in_page_speaks_English_too()
    {
        var nobody = await OpenAsync();
        await nobody.GoAsync("/login");

        await nobody["lang-switch"].ClickAsync();

        await Expect(nobody.Page.Locator("html")).ToHaveAttributeAsync("lang", English());
        await Expect(nobody.Page.Locator("main")).Not.ToContainTextAsync(Han());
    }

    [Fact]
    public async Task Song_Yu_Lan_switches_to_dark_and_the_next_page_is_dark_in_the_very_first_answer_of_the_server()
    {
        var songYuLan = await AtDeskOfAsync("records01", "/patients");
        Assert.True(await BrightnessAsync(songYuLan) > 200, "the page is not light to begin with");

        await songYuLan["theme-switch"].ClickAsync();
        await Expect(songYuLan.Page.Locator("html")).ToHaveClassAsync(Dark());

        // What the server sends is dark already: no script has to repaint it.
        var answer = await songYuLan.Page.APIRequest.GetAsync("/patients");
        Assert.Matches(Dark(), HtmlTag().Match(await answer.TextAsync()).Value);
        await songYuLan.ReloadAsync();
        Assert.True(await BrightnessAsync(songYuLan) < 80, "the page is not dark after a reload");
    }

    private static Task<double> BrightnessAsync(Desk desk) => desk.Page.EvaluateAsync<double>(
        """
        () => {
          const colour = [document.querySelector('main'), document.querySelector('.shell'), document.body, document.documentElement]
            .filter(element => element)
            .map(element => getComputedStyle(element).backgroundColor.match(/[\d.]+/g).map(Number))
            .find(parts => parts.length < 4 || parts[3] > 0);
          return colour.slice(0, 3).reduce((sum, part) => sum + part, 0) / 3;
        }
        """);

    [GeneratedRegex("^zh")]
    private static partial Regex Chinese();

    [GeneratedRegex("^en")]
    private static partial Regex English();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}.*用户")]
    private static partial Regex Han();

    [GeneratedRegex("app-dark")]
    private static partial Regex Dark();

    [GeneratedRegex("<html[^>]*>")]
    private static partial Regex HtmlTag();
}
