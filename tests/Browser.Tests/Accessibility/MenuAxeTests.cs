using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Accessibility;

/// <summary>Every page that stands in somebody's menu, so that a new one is looked at without anybody thinking of it.</summary>
[Collection(QuietTests.Name)]
public sealed class MenuAxeTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Theory]
    [InlineData("info01", "dark", "zh-CN")]
    [InlineData("records01", "light", "en")]
    [InlineData("security01", "dark", "en")]
    [InlineData("auditor", "light", "zh-CN")]
    [InlineData("admin", "dark", "zh-CN")]
    public async Task Everybody_can_use_every_page_of_his_menu(string user, string theme, string language)
    {
        var desk = await AtDeskOfAsync(user);
        await Axe.DressAsync(desk, theme, language);
        await desk.GoAsync("/");
        var links = await desk["nav"].Locator("a[href]").EvaluateAllAsync<string[]>("links => [...new Set(links.map(link => link.getAttribute('href')))]");
        Assert.NotEmpty(links);

        foreach (var path in links.Where(path => path != "/"))
        {
            await desk.GoAsync(path.StartsWith('/') ? path : "/" + path);
            await Expect(desk.Page.Locator("main h1").First).ToBeVisibleAsync();
            await Axe.ExpectNothingToObjectAsync(desk, path);
            Assert.False(await desk.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{path} is wider than the screen");
        }
    }
}
