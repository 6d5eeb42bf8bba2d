using Browser.Tests.Rig;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Accessibility;

/// <summary>axe-core finds nothing to object to, on any page, in both themes and both languages.</summary>
[Collection(TelephoneTests.Name)]
public sealed class AxeTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    public static TheoryData<string, string> Looks { get; } = new() { { "light", "zh-CN" }, { "dark", "zh-CN" }, { "light", "en" }, { "dark", "en" } };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Nobody_is_kept_out_by_the_pages_before_the_sign_in(string theme, string language)
    {
        var nobody = await OpenAsync();
        await DressAsync(nobody, theme, language);
        await nobody.GoAsync("/login");

        await SignInPage.SubmitAsync(nobody.Page, "", "");

        await Expect(nobody["login-error"]).ToBeVisibleAsync();
        await ExpectNothingToObjectAsync(nobody, "/login");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Wang_Fang_can_use_every_page_of_hers_with_a_card_open(string theme, string language)
    {
        var wangFang = await AtDeskOfAsync("agent01");
        await DressAsync(wangFang, theme, language);
        await CallFrom(People.Shared().Number).RingAtAsync("8001");
        await CallFrom(People.Known().Phones[0].Number).RingAtAsync("8001");

        foreach (var path in new[] { "/", "/patients", "/patients/new", "/calls", "/roles", "/no-such-page" })
        {
            await wangFang.GoAsync(path);
            await Expect(wangFang.Page.Locator("h1").First).ToBeVisibleAsync();
            await ExpectNothingToObjectAsync(wangFang, path);
        }

        await wangFang.GoAsync("/");
        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-match", "choose");
        await Expect(wangFang.Bar).ToHaveCountAsync(1);
        await ExpectNothingToObjectAsync(wangFang, "a number several share");
        await wangFang["pop-choice"].First.ClickAsync();
        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-match", "known");
        await ExpectNothingToObjectAsync(wangFang, "a known caller");
        await wangFang["pop-open"].ClickAsync();
        foreach (var tab in new[] { "tab-home", "tab-interactions", "tab-medical", "tab-charges", "tab-changes", "tab-access" })
        {
            await wangFang[tab].ClickAsync();
            await Expect(wangFang[tab]).ToHaveAttributeAsync("aria-selected", "true");
            await ExpectNothingToObjectAsync(wangFang, tab);
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Zhou_Hai_Tao_can_use_the_settings_and_the_gallery_of_all_parts(string theme, string language)
    {
        var zhouHaiTao = await AtDeskOfAsync("info01");
        await DressAsync(zhouHaiTao, theme, language);

        foreach (var path in new[] { "/settings/nuisance-numbers", "/settings/nuisance-numbers/new", "/gallery" })
        {
            await zhouHaiTao.GoAsync(path);
            await Expect(zhouHaiTao.Page.Locator("main h1").First).ToBeVisibleAsync();
            await ExpectNothingToObjectAsync(zhouHaiTao, path);
        }
    }

    private static Task DressAsync(Desk desk, string theme, string language) => desk.Context.AddCookiesAsync(
    [
        new() { Name = "theme", Value = theme, Domain = "127.0.0.1", Path = "/" },
        new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Domain = "127.0.0.1", Path = "/" },
    ]);

    private static async Task ExpectNothingToObjectAsync(Desk desk, string where)
    {
        var found = await desk.Page.RunAxe();
        Assert.True(found.Violations.Length == 0, where + "\n" + string.Join('\n', found.Violations.Select(violation =>
            $"{violation.Id} ({violation.Impact}): {violation.Help}\n" + string.Join('\n', violation.Nodes.Take(4).Select(node => $"    {node.Html}\n      {string.Join("; ", node.Any.Concat(node.All).Select(check => check.Message))}")))));
    }
}
