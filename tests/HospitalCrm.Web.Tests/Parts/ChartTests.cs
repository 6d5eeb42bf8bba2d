using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using Microsoft.JSInterop;

namespace HospitalCrm.Web.Tests.Parts;

/// <summary>The one chart: what it hands to the script, and the table beside it.</summary>
public sealed class ChartTests
{
    private const string Module = "./Parts/Chart.razor.js";

    private static readonly ChartData Two = new("每日来电", "日期", ["03-01", "03-02"], [new("已接", ChartShape.Bar, "--good", [3, 4], "calls"), new("平均", ChartShape.Mark, "--accent", [null, 1234.5])]);

    [Fact]
    public async Task It_draws_its_data_once_and_again_when_there_is_other_data()
    {
        await using var page = await PageTest.OpenAsync();
        var module = page.Browser.JSInterop.SetupModule(Module);
        module.Setup<bool>("update", _ => true).SetResult(true);

        var shown = page.Show<Chart>(Actor.Nobody, with => with.Add(chart => chart.Name, "days").Add(chart => chart.Data, Two));
        shown.WaitForAssertion(() => Assert.Equal("drawn", shown.Find("figure").GetAttribute("data-state")), TimeSpan.FromSeconds(20));
        shown.Render(with => with.Add(chart => chart.Name, "days").Add(chart => chart.Data, Two));
        var once = module.Invocations["update"].Count;
        shown.Render(with => with.Add(chart => chart.Name, "days").Add(chart => chart.Data, Two with { Categories = ["02-27", "02-28"] }));

        Assert.Equal((1, 2), (once, module.Invocations["update"].Count));
        var sent = System.Text.Json.JsonSerializer.Serialize(module.Invocations["update"][0].Arguments[1]);
        Assert.Equal("""{"categories":["03-01","03-02"],"series":[{"name":"\u5DF2\u63A5","type":"bar","isMark":false,"colour":"--good","stack":"calls","scale":"Shared","values":[3,4]},{"name":"\u5E73\u5747","type":"line","isMark":true,"colour":"--accent","stack":null,"scale":"Shared","values":[null,1234.5]}]}""", sent);
        Assert.Equal("每日来电，图；数据见表格", shown.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Empty(shown.FindAll("table"));
    }

    [Fact]
    public async Task One_press_shows_the_same_numbers_as_a_table_and_one_more_the_picture()
    {
        await using var page = await PageTest.OpenAsync();
        page.Browser.JSInterop.SetupModule(Module).Setup<bool>("update", _ => true).SetResult(true);
        var shown = page.Show<Chart>(Actor.Nobody, with => with.Add(chart => chart.Name, "days").Add(chart => chart.Data, Two));

        shown.WaitFor("days-turn").Click();

        Assert.Equal(["日期", "已接", "平均", "03-01", "3", "—", "03-02", "4", "1,234.5"], shown.FindAll("th, td").Select(cell => cell.TextContent));
        Assert.True(shown.Find("[role=img]").HasAttribute("hidden"));
        shown.At("days-turn").Click();
        Assert.Empty(shown.FindAll("table"));
        Assert.False(shown.Find("[role=img]").HasAttribute("hidden"));
    }

    [Fact]
    public async Task Without_the_script_the_table_stands_there_and_nothing_is_offered_that_cannot_be()
    {
        await using var page = await PageTest.OpenAsync();
        page.Browser.JSInterop.SetupModule(Module).Setup<bool>("update", _ => true).SetResult(false);

        var shown = page.Show<Chart>(Actor.Nobody, with => with.Add(chart => chart.Name, "days").Add(chart => chart.Data, Two));

        Assert.NotNull(shown.WaitFor("days-table"));
        Assert.Empty(shown.All("days-turn"));
    }

    [Fact]
    public async Task A_script_that_fails_breaks_nothing_either()
    {
        await using var page = await PageTest.OpenAsync();
        page.Browser.JSInterop.SetupModule(Module).Setup<bool>("update", _ => true).SetException(new JSException("no such file"));

        var shown = page.Show<Chart>(Actor.Nobody, with => with.Add(chart => chart.Name, "days").Add(chart => chart.Data, Two));

        Assert.NotNull(shown.WaitFor("days-table"));
    }

    [Fact]
    public async Task What_is_left_is_closed()
    {
        await using var page = await PageTest.OpenAsync();
        var module = page.Browser.JSInterop.SetupModule(Module);
        module.Setup<bool>("update", _ => true).SetResult(true);
        module.SetupVoid("close", _ => true).SetVoidResult();
        var shown = page.Show<Chart>(Actor.Nobody, with => with.Add(chart => chart.Name, "days").Add(chart => chart.Data, Two));
        shown.WaitForAssertion(() => Assert.Equal("drawn", shown.Find("figure").GetAttribute("data-state")), TimeSpan.FromSeconds(20));

        await page.Browser.DisposeComponentsAsync();

        Assert.Single(module.Invocations["close"]);
    }
}
