using System.Text.RegularExpressions;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Analytics;

/// <summary>The one chart: what it is drawn in, and what it outlives.</summary>
[Collection(QuietTests.Name)]
public sealed class ChartTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const string Option = "element => globalThis.echarts.getInstanceByDom(element.querySelector('.chart-picture')).getOption()";

    [Fact]
    public async Task It_is_drawn_again_in_the_colours_of_the_other_theme_and_is_told_apart_in_both()
    {
        var manager = await AtDeskOfAsync("manager01", "/dashboard/analysis?period=last-month");
        var chart = manager["calls-by-day"];
        await Expect(chart).ToHaveAttributeAsync("data-state", "drawn");
        var before = await TextColourAsync(chart);
        Assert.Equal(await OfThemeAsync(manager), before);
        await ExpectContrastAsync(manager);

        await manager.Page.EvaluateAsync("() => document.querySelector('[data-act=theme]').click()");

        await manager.Page.WaitForFunctionAsync($"() => ({Option})(document.querySelector('[data-testid=calls-by-day]')).textStyle.color !== '{before}'");
        Assert.Equal(await OfThemeAsync(manager), await TextColourAsync(chart));
        await ExpectContrastAsync(manager);
    }

    [Fact]
    public async Task It_is_drawn_with_other_days_after_the_connection_was_cut_and_came_back()
    {
        await using var cable = new Cable(Hospital.Product.Address);
        var manager = await AtDeskOfAsync("manager01", "/dashboard/analysis?period=last-7", options: new() { BaseURL = cable.Address });
        await Expect(manager["calls-by-day"]).ToHaveAttributeAsync("data-state", "drawn");
        Assert.Equal(7, await DaysAsync(manager));

        cable.Cut();
        await Expect(manager["reconnect"]).ToBeVisibleAsync();
        Assert.Equal(7, await DaysAsync(manager));
        cable.Mend();
        await Expect(manager["reconnect"]).ToBeHiddenAsync(new() { Timeout = 40_000 });
        await manager["period-last-30"].ClickAsync();

        await Expect(manager.Page).ToHaveURLAsync(new Regex("period=last-30$"));
        await manager.Page.WaitForFunctionAsync($"() => ({Option})(document.querySelector('[data-testid=calls-by-day]')).xAxis[0].data.length === 30");
    }

    [Fact]
    public async Task The_resource_centre_draws_its_trend_and_has_the_numbers_a_press_away()
    {
        var manager = await AtDeskOfAsync("info01", "/feeds");
        await Expect(manager["resource-trend"]).ToHaveAttributeAsync("data-state", "drawn");

        await manager["resource-trend-turn"].FocusAsync();
        await manager.Page.Keyboard.PressAsync("Enter");

        await Expect(manager["resource-trend-table"].Locator("tbody tr").First).ToBeVisibleAsync();
    }

    private static Task<int> DaysAsync(Desk desk) => desk["calls-by-day"].EvaluateAsync<int>($"element => ({Option})(element).xAxis[0].data.length");

    private static Task<string> TextColourAsync(ILocator chart) => chart.EvaluateAsync<string>($"element => ({Option})(element).textStyle.color");

    private static Task<string> OfThemeAsync(Desk desk) => desk.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).getPropertyValue('--text').trim()");

    /// <summary>WCAG 2.1, 1.4.11: what is drawn stands out against what it is drawn on by 3 to 1.</summary>
    private static async Task ExpectContrastAsync(Desk desk)
    {
        var weak = await desk.Page.EvaluateAsync<string[]>($$"""
            () => {
              const light = colour => {
                const [r, g, b] = colour.match(/[0-9a-f]{2}/gi).map(part => parseInt(part, 16) / 255).map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const surface = light(getComputedStyle(document.documentElement).getPropertyValue('--surface').trim());
              return [...document.querySelectorAll('[data-state=drawn]')].flatMap(element => ({{Option}})(element).color.filter(colour => {
                const drawn = light(colour);
                return (Math.max(drawn, surface) + 0.05) / (Math.min(drawn, surface) + 0.05) < 3;
              }).map(colour => element.dataset.testid + ' ' + colour));
            }
            """);
        Assert.Empty(weak);
    }
}
