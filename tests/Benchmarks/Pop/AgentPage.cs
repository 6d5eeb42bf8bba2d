using HospitalCrm.Benchmarks.Product;
using Microsoft.Playwright;

namespace HospitalCrm.Benchmarks.Pop;

/// <summary>One agent's visible tab in Chromium, with the benches' marks in it.</summary>
internal sealed class AgentPage
{
    private readonly IPage _page;
    private int _seen;
    private double _skew;

    private AgentPage(IPage page) => _page = page;

    /// <summary>A window of its own: of two tabs in one window only one is visible.</summary>
    public static async Task<AgentPage> SignInAsync(IBrowser browser, Uri address, string staffNo)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, Locale = "zh-CN" });
        await context.AddInitScriptAsync(PageScripts.Init);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address, "login").ToString());
        await page.GetByTestId("login-user").FillAsync(staffNo);
        await page.GetByTestId("login-password").FillAsync(AppProcess.Password);
        await page.GetByTestId("login-submit").ClickAsync();
        var tab = new AgentPage(page);
        await tab.OpenAsync(new(address, "calls"));
        return tab;
    }

    public async Task OpenAsync(Uri address)
    {
        await _page.GotoAsync(address.ToString());
        await _page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        // A tab that is hidden, or whose frames are throttled, would measure something else.
        var frames = await _page.EvaluateAsync<int>("async () => { let frames = 0; const end = performance.now() + 1000; while (performance.now() < end) { await new Promise(requestAnimationFrame); frames++; } return frames; }");
        if (await _page.EvaluateAsync<string>("document.visibilityState") != "visible" || frames < 20)
        {
            throw new BenchFailure($"the tab is not really visible: {frames} frames in a second");
        }

        _seen = 0;
        await SetClockAsync();
    }

    /// <summary>The page's clock and ours are the same, but it is asked anyway: a page that was open while the clock was set drifts.</summary>
    public async Task SetClockAsync() => _skew = await _page.EvaluateAsync<double>("__bench.skew()");

    /// <summary>Waits for the next card, dismisses it, and says when it was painted.</summary>
    public async Task<SettledPop> SettleAsync()
    {
        var pop = await _page.EvaluateAsync<SettledPop?>(PageScripts.Settle, _seen++);
        return pop is null ? throw new BenchFailure("a ring did not reach its tab within five seconds") : pop with { At = pop.At + _skew };
    }

    public Task WatchMonitorAsync() => _page.EvaluateAsync("__bench.watchMonitor(document.querySelector('[data-testid=\"line-monitor\"]'))");

    public Task<int> HeardAsync(string line) =>
        _page.EvaluateAsync<int>($"Number(document.querySelector('[data-testid=\"line-monitor\"] [data-line=\"{line}\"] [data-heard]').dataset.heard)");

    public async Task<double> MarkOfAsync(string line, int heard) =>
        (await _page.EvaluateAsync<double?>(PageScripts.Heard, new object[] { line, heard }) ?? throw new BenchFailure("a bare push did not reach its tab")) + _skew;

    public Task CloseAsync() => _page.Context.CloseAsync();
}
