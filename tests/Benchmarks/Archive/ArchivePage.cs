using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using Microsoft.Playwright;

namespace HospitalCrm.Benchmarks.Archive;

/// <summary>The archive's page of the served product in Chromium, opened from the list as people open it.</summary>
internal sealed class ArchivePage(IPage page, Uri address)
{
    /// <summary>From the press to the first task after the frame that shows what is looked for; null when it does not come within five seconds.</summary>
    private const string Press = """
        async ([button, shown]) => await new Promise(done => {
          let began = 0;
          const watch = new MutationObserver(() => {
            if (document.querySelector(shown)) {
              watch.disconnect();
              __bench.afterPaint(at => done(at - began));
            }
          });
          watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
          began = performance.timeOrigin + performance.now();
          document.querySelector(button)?.click();
          setTimeout(() => { watch.disconnect(); done(null); }, 5000);
        })
        """;

    public static async Task<ArchivePage> OpenAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "zh-CN" });
        await context.AddInitScriptAsync(PageScripts.Init);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address, "login").ToString());
        await page.GetByTestId("login-user").FillAsync("records01");
        await page.GetByTestId("login-password").FillAsync(AppProcess.Password);
        await page.GetByTestId("login-submit").ClickAsync();
        await page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return new(page, address);
    }

    public async Task LookAsync(string person, ArchiveTimes times)
    {
        await page.GotoAsync(new Uri(address, "patients").ToString());
        await page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByTestId("filter-name").FillAsync(BusyPeople.Surname);
        await page.GetByTestId("list-query").ClickAsync();
        var row = $"[data-testid=list-row][data-key='{person}']";
        await page.Locator(row).WaitForAsync();
        await page.Locator("[data-testid=list-total][data-value]").WaitForAsync();
        times.Open.Add(await PressAsync($"{row} a.row-link", $"[data-testid=patient-archive][data-key='{person}'] [data-testid=costs-total]"));
        times.Interactions.Add(await PressAsync("[data-testid=tab-interactions]", "[data-testid=interactions][data-count='50']"));
        times.Older.Add(await PressAsync("[data-testid=interactions-more]", "[data-testid=interactions][data-count='100']"));
    }

    private async Task<double> PressAsync(string button, string shown) =>
        await page.EvaluateAsync<double?>(Press, new object[] { button, shown }) ?? throw new BenchFailure($"{shown} did not come within five seconds");
}
