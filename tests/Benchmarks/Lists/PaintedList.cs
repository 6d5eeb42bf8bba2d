using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Lists;
using Microsoft.Playwright;

namespace HospitalCrm.Benchmarks.Lists;

/// <summary>The archives' page of the served product in Chromium.</summary>
internal sealed class PaintedList(IPage page)
{
    private static readonly string[] Filters = ["name", "phone", "idNumber"];

    private IReadOnlyList<KeyValuePair<string, string>> _answered = [];
    private int _page = 1;

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
        var query = NextOf(asked);
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
        return took ?? throw new BenchFailure($"{asked.Name}: the page showed nothing new within five seconds; it shows {await page.EvaluateAsync<string>(ListScripts.Tell)}");
    }

    /// <summary>Never the question that is answered already (a family on one number, a namesake, the page it stands on): the page would show nothing new.</summary>
    private ListQuery NextOf(ListCase asked)
    {
        var query = asked.Next();
        while (IsAnswered(query))
        {
            query = asked.Next();
        }

        (_answered, _page) = ([.. query.Filters.OrderBy(filter => filter.Key)], query.Page);
        return query;
    }

    private bool IsAnswered(ListQuery query) => query.Filters.Count > 0
        ? query.Filters.OrderBy(filter => filter.Key).SequenceEqual(_answered)
        : query is { Page: > 1, Sort: null } && query.Page == _page;

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
