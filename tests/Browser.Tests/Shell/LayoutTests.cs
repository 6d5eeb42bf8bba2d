using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Shell;

/// <summary>1024×768 must still work (docs: who looks at it).</summary>
[Collection(QuietTests.Name)]
public sealed class LayoutTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Theory]
    [InlineData("records01", "/patients")]
    [InlineData("records01", "/patients/new")]
    [InlineData("complaint01", "/calls")]
    [InlineData("info01", "/settings/nuisance-numbers")]
    [InlineData("info01", "/gallery")]
    public async Task On_a_small_screen_no_page_has_to_be_pushed_sideways(string user, string path)
    {
        var desk = await AtDeskOfAsync(user, path, new() { ViewportSize = new() { Width = 1024, Height = 768 } });
        await Expect(desk.Page.Locator("main h1").First).ToBeVisibleAsync();

        var width = await desk.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth");

        Assert.InRange(width, 1, 1024);
    }

    [Fact]
    public async Task On_a_small_screen_Song_Yu_Lan_sees_the_pager_without_scrolling()
    {
        var songYuLan = await AtDeskOfAsync("records01", "/patients", new() { ViewportSize = new() { Width = 1024, Height = 768 } });
        await Expect(songYuLan["list-row"].First).ToBeVisibleAsync();

        await Expect(songYuLan["list-next"]).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(songYuLan["list-total"]).ToBeInViewportAsync(new() { Ratio = 1 });
    }
}
