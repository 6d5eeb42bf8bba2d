using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Lists;
using Microsoft.Playwright;

namespace HospitalCrm.Benchmarks.Lists;

/// <summary>The archives' page of the served product in Chromium.</summary>
internal sealed class PaintedList(IPage page)
{
    private static readonly string[] Filters = ["name", "phone", "idNumber"];

    public static async Task<PaintedList> OpenAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "zh-CN" });
        await context.AddInitScriptAsync(PageScripts.Init);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address, "login").ToString());
        await page.GetByTestId("login-user").FillAsync("records01");
        await page.GetByTestId("login-password").FillAsync(AppProcess.Password);
        await page.GetByTestId("login-submit").ClickAsync();
        await page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GotoAsync(new Uri(address, "patients").ToString());
        await page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByTestId("filters-more").ClickAsync();
        return new(page);
    }

    /// <summary>Milliseconds from the press to the painted answer.</summary>
    public async Task<double> AskAsync(ListCase asked)
    {
        await page.EvaluateAsync(ListScripts.Settle);
        var query = asked.Next();
        if (query.Filters.Count == 0 && await page.GetByTestId("list-reset").CountAsync() > 0)
        {
            await page.GetByTestId("list-reset").ClickAsync();
            await page.GetByTestId("list-reset").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await page.EvaluateAsync(ListScripts.Settle);
        }

        var took = query switch
        {
            { Sort: { } sort } => await PressAsync([], $"[data-testid='sort-{char.ToLowerInvariant(sort[0])}{sort[1..]}']"),
            { Page: > 1 } when asked.Name == "next-page" => await PressAsync([], "[data-testid='list-next']"),
            { Page: > 1 } => await JumpAsync(query.Page),
            _ => await PressAsync(Typed(query), "[data-testid='list-query']"),
        };
        return took ?? throw new BenchFailure($"{asked.Name}: the page showed nothing new within five seconds");
    }

    private Task<double?> PressAsync(Dictionary<string, string> fields, string button) => page.EvaluateAsync<double?>(ListScripts.Ask, new object[] { fields, button });

    /// <summary>The number's own change asks; there is no button to press.</summary>
    private async Task<double?> JumpAsync(int number) =>
        await page.EvaluateAsync<double?>(
            ListScripts.Ask.Replace("page.querySelector(button)?.click();", "{ const field = page.querySelector('[data-testid=\"list-page-number\"]'); field.value = button; field.dispatchEvent(new Event('change', { bubbles: true })); }", StringComparison.Ordinal)
                .Replace("(page.querySelector('[data-testid=\"list-page-number\"]')?.value ?? '')", "''", StringComparison.Ordinal),
            new object[] { new Dictionary<string, string>(), number.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    /// <summary>Every filter, so that the last question's words are gone.</summary>
    private static Dictionary<string, string> Typed(ListQuery query)
    {
        var fields = Filters.ToDictionary(name => "filter-" + name, name => query.Filters.GetValueOrDefault(name, ""));
        foreach (var range in new[] { "birthDate", "lastVisit" })
        {
            var ends = query.Filters.GetValueOrDefault(range, "").Split("..");
            fields["filter-" + range] = ends[0];
            fields[$"filter-{range}-to"] = ends[^1];
        }

        return fields;
    }
}
