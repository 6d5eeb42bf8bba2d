using HospitalCrm.Benchmarks.Lists;
using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using Microsoft.Playwright;

namespace HospitalCrm.Benchmarks.Complaints;

/// <summary>The list and the board of the served product in Chromium, in front of 投诉专员.</summary>
internal sealed class PaintedComplaints(IPage page)
{
    /// <summary>From the press on a tab to the first task after the frame that shows a whole page of the other list.</summary>
    private const string Turn = """
        async ([tab, list]) => await new Promise(done => {
          const now = () => performance.timeOrigin + performance.now();
          const isThere = () => {
            const page = document.querySelector(`[data-testid="list-page"][data-list="${list}"]`);
            return page && page.querySelectorAll('[data-testid="list-row"]').length > 0 && page.querySelector('.list-frame')?.getAttribute('aria-busy') === 'false';
          };
          const watch = new MutationObserver(() => {
            if (isThere()) {
              watch.disconnect();
              __bench.afterPaint(at => done(at - began));
            }
          });
          watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
          const began = now();
          document.querySelector(`[data-testid="${tab}"]`).click();
          setTimeout(() => { watch.disconnect(); done(null); }, 5000);
        })
        """;

    private static readonly string[] States = ["Closed", "Handling", "CallbackDue"];
    private static readonly string[] Sources = ["Call", "Counter", "Letter", "Web", "Hotline12345"];

    private int _turn;

    public static async Task<PaintedComplaints> OpenAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "zh-CN" });
        await context.AddInitScriptAsync(PageScripts.Init);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address, "login").ToString());
        await page.GetByTestId("login-user").FillAsync("complaint01");
        await page.GetByTestId("login-password").FillAsync(AppProcess.Password);
        await page.GetByTestId("login-submit").ClickAsync();
        await page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GotoAsync(new Uri(address, "complaints").ToString());
        await page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return new(page);
    }

    public Task<double> ByStateAsync() => AskAsync("filter-complaintState", States[_turn++ % States.Length], "filter-complaintSource");

    public Task<double> BySourceAsync() => AskAsync("filter-complaintSource", Sources[_turn++ % Sources.Length], "filter-complaintState");

    public async Task<double> NextPageAsync()
    {
        await page.EvaluateAsync(ListScripts.Settle);
        return await page.EvaluateAsync<double?>(ListScripts.Ask, new object[] { new Dictionary<string, string>(), "[data-testid='list-next']" }) ?? throw await FailureAsync("next page");
    }

    /// <summary>Nothing is asked, and the list stands on its first page.</summary>
    public async Task ResetAsync()
    {
        await page.EvaluateAsync(ListScripts.Settle);
        if (await page.GetByTestId("list-reset").CountAsync() > 0)
        {
            await page.GetByTestId("list-reset").ClickAsync();
            await page.GetByTestId("list-reset").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }

        await page.EvaluateAsync(ListScripts.Settle);
    }

    /// <summary>待回访, and back to the list: both are timed in turn.</summary>
    public async Task<double> TurnAsync()
    {
        await page.EvaluateAsync(ListScripts.Settle);
        var (tab, list) = await page.Locator("[data-testid=list-page][data-list=complaints]").CountAsync() > 0 ? ("tab-callbacks", "complaint-callbacks") : ("tab-complaints", "complaints");
        return await page.EvaluateAsync<double?>(Turn, new object[] { tab, list }) ?? throw await FailureAsync(list);
    }

    public async Task ToListAsync()
    {
        while (await page.Locator("[data-testid=list-page][data-list=complaints]").CountAsync() == 0)
        {
            await TurnAsync();
        }
    }

    private async Task<double> AskAsync(string filter, string value, string other)
    {
        await page.EvaluateAsync(ListScripts.Settle);
        var fields = new Dictionary<string, string> { [filter] = value, [other] = "" };
        return await page.EvaluateAsync<double?>(ListScripts.Ask, new object[] { fields, "[data-testid='list-query']" }) ?? throw await FailureAsync($"{filter}={value}");
    }

    private async Task<BenchFailure> FailureAsync(string what) => new($"{what}: the page showed nothing new within five seconds; it shows {await page.EvaluateAsync<string>(ListScripts.Tell)}");
}
