using System.Text.RegularExpressions;
using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Analytics;

/// <summary>运营分析 as 院领导 uses it.</summary>
[Collection(TelephoneTests.Name)]
public sealed class AnalysisTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task A_period_is_chosen_seen_beside_the_one_before_followed_to_its_list_and_exported()
    {
        var manager = await AtDeskOfAsync("manager01", "/dashboard/analysis");
        await Expect(manager["calls-by-day"]).ToHaveAttributeAsync("data-state", "drawn");

        // Days that are over: nobody rings in them while this test looks.
        await manager["period-last-month"].ClickAsync();
        await Expect(manager.Page).ToHaveURLAsync(new Regex("period=last-month$"));
        await Expect(manager["period-last-month"]).ToHaveAttributeAsync("aria-current", "true");
        var answered = manager.Page.Locator("[data-sum=Answered]");
        await Expect(answered).ToHaveAttributeAsync("data-value", new Regex("^[1-9][0-9]*$"));
        await Expect(answered).ToHaveAttributeAsync("data-before", new Regex("^[0-9]+$"));
        var count = (await answered.GetAttributeAsync("data-value"))!;

        await Expect(manager["calls-by-day"].Locator("canvas")).ToHaveCountAsync(1);
        await manager["calls-by-day-turn"].ClickAsync();
        await Expect(manager["calls-by-day-table"].Locator("tbody tr").First).ToBeVisibleAsync();
        var file = await manager.Page.RunAndWaitForDownloadAsync(() => manager["period-export"].ClickAsync());
        Assert.EndsWith(".xlsx", file.SuggestedFilename, StringComparison.Ordinal);

        await manager["sum-answered"].ClickAsync();
        await Expect(manager["list-total"]).ToHaveAttributeAsync("data-value", count);
    }

    [Fact]
    public async Task What_people_called_about_is_narrowed_to_a_department_and_opens_its_records()
    {
        var manager = await AtDeskOfAsync("manager01", "/dashboard/analysis?period=last-month");
        await Expect(manager["contacts-by-topic"]).ToHaveAttributeAsync("data-state", "drawn");
        await Expect(manager["analysis-tab-calls"]).ToHaveAttributeAsync("aria-current", "page");

        var department = await manager["period-department"].Locator("option").Nth(1).GetAttributeAsync("value");
        await manager["period-department"].SelectOptionAsync(department!);
        await manager["period-query"].ClickAsync();

        await Expect(manager.Page).ToHaveURLAsync(new Regex($"period=last-month&department={department}$"));
        await Expect(manager["sum-offered"]).ToHaveAttributeAsync("href", new Regex($"agentDepartment={department}$"));
        await manager["contacts-by-topic-turn"].ClickAsync();
        var first = manager["contacts-by-topic-table"].Locator("tbody a").First;
        var count = await first.InnerTextAsync();
        await first.ClickAsync();
        await Expect(manager["list-total"]).ToHaveAttributeAsync("data-value", count);
        await Expect(manager["list-page"]).ToHaveAttributeAsync("data-list", "contacts");
        await Axe.ExpectToFitAsync(manager, "/calls/contacts");
    }

    [Fact]
    public async Task From_subject_to_subject_the_period_stays_and_the_rates_are_drawn_told_and_taken_along()
    {
        const string path = "/follow-ups/rates";
        const string chart = "rates-trend";
        var manager = await AtDeskOfAsync("manager01", "/dashboard/analysis?period=this-month");
        await manager["analysis-tab-follow-ups"].ClickAsync();
        await Expect(manager.Page).ToHaveURLAsync(new Regex($"{Regex.Escape(path)}\\?period=this-month$"));
        await Expect(manager["period-this-month"]).ToHaveAttributeAsync("aria-current", "true");

        await manager["period-last-90"].ClickAsync();
        await Expect(manager["period-last-90"]).ToHaveAttributeAsync("aria-current", "true");
        await Expect(manager[chart]).ToHaveAttributeAsync("data-state", "drawn");
        await Expect(manager[chart].Locator("canvas")).ToHaveCountAsync(1);
        var file = await manager.Page.RunAndWaitForDownloadAsync(() => manager["period-export"].ClickAsync());
        Assert.EndsWith(".xlsx", file.SuggestedFilename, StringComparison.Ordinal);
        await manager[$"{chart}-turn"].FocusAsync();
        await manager.Page.Keyboard.PressAsync("Enter");
        await Expect(manager[$"{chart}-table"].Locator("tbody tr").First).ToBeVisibleAsync();

        foreach (var other in new[] { "messages", "complaints", "satisfaction" })
        {
            await manager[$"analysis-tab-{other}"].ClickAsync();
            await Expect(manager.Page).ToHaveURLAsync(new Regex("period=last-90$"));
            await Expect(manager[$"analysis-tab-{other}"]).ToHaveAttributeAsync("aria-current", "page");
            await Expect(manager["period-export"]).ToBeVisibleAsync();
        }

        foreach (var (theme, language) in new[] { ("light", "zh-CN"), ("dark", "en") })
        {
            await Axe.DressAsync(manager, theme, language);
            await manager.GoAsync($"{path}?period=last-90");
            await Expect(manager[chart]).ToHaveAttributeAsync("data-state", "drawn");
            await Axe.ExpectToFitAsync(manager, path);
            await LookAsync(manager, $"analysis-follow-ups-{theme}");
        }
    }

    [Fact]
    public async Task The_drawing_script_is_loaded_where_there_is_a_chart_and_nowhere_else()
    {
        var manager = await AtDeskOfAsync("manager01", "/dashboard");
        await Expect(manager["dash-patients-total"]).ToBeVisibleAsync();
        Assert.Equal("undefined", await manager.Page.EvaluateAsync<string>("() => typeof globalThis.echarts"));

        await manager.GoAsync("/dashboard/analysis?period=last-month");
        await Expect(manager["calls-by-day"]).ToHaveAttributeAsync("data-state", "drawn");
        Assert.Equal("object", await manager.Page.EvaluateAsync<string>("() => typeof globalThis.echarts"));
    }

    [Fact]
    public async Task Without_the_drawing_script_the_tables_stand_there()
    {
        var manager = await AtDeskOfAsync("manager01");
        await manager.Page.RouteAsync("**/lib/echarts.min.js", route => route.AbortAsync());

        await manager.GoAsync("/dashboard/analysis?period=last-month");

        await Expect(manager["calls-by-day"]).ToHaveAttributeAsync("data-state", "table");
        await Expect(manager["calls-by-day-table"].Locator("tbody tr").First).ToBeVisibleAsync();
        await Expect(manager["calls-by-day-turn"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_fits_both_screens_and_axe_finds_nothing_in_any_look()
    {
        var manager = await AtDeskOfAsync("manager01");
        foreach (var (theme, language) in new[] { ("light", "zh-CN"), ("dark", "en") })
        {
            await Axe.DressAsync(manager, theme, language);
            await manager.GoAsync("/dashboard/analysis?period=last-month");
            await Expect(manager["calls-by-day"]).ToHaveAttributeAsync("data-state", "drawn");
            await Axe.ExpectToFitAsync(manager, "/dashboard/analysis");
            await manager["calls-by-agent-turn"].ClickAsync();
            await Expect(manager["calls-by-agent-table"]).ToBeVisibleAsync();
            await Axe.ExpectToFitAsync(manager, "/dashboard/analysis, table");
            await LookAsync(manager, $"analysis-{theme}");
        }
    }
}
