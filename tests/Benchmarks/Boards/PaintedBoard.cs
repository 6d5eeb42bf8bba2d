using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using Microsoft.Playwright;

namespace HospitalCrm.Benchmarks.Boards;

/// <summary>/dashboard of the served product in Chromium, opened by a 班长.</summary>
internal sealed class PaintedBoard(IPage page, Uri address)
{
    private const string Whole = "document.querySelectorAll('.board-tile strong').length >= 10";

    /// <summary>From the press on 运行看板 to the first task after the frame with the figures; null when they do not come within five seconds.</summary>
    private const string Press = $$"""
        async () => await new Promise(done => {
          const watch = new MutationObserver(() => {
            if ({{Whole}}) {
              watch.disconnect();
              __bench.afterPaint(at => done(at - began));
            }
          });
          watch.observe(document.body, { subtree: true, childList: true, attributes: true });
          const began = performance.timeOrigin + performance.now();
          document.querySelector('[data-testid="nav"] a[href="/dashboard"]').click();
          setTimeout(() => { watch.disconnect(); done(null); }, 5000);
        })
        """;

    /// <summary>The same from the moment the browser was given the address.</summary>
    private const string Load = $$"""
        async () => await __bench.until(() => {{Whole}}) ? await new Promise(done => __bench.afterPaint(at => done(at - performance.timeOrigin))) : null
        """;

    public static async Task<PaintedBoard> OpenAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "zh-CN" });
        await context.AddInitScriptAsync(PageScripts.Init);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address, "login").ToString());
        await page.GetByTestId("login-user").FillAsync("lead01");
        await page.GetByTestId("login-password").FillAsync(AppProcess.Password);
        await page.GetByTestId("login-submit").ClickAsync();
        await ReadyAsync(page);
        return new(page, address);
    }

    public async Task<double> PressAsync()
    {
        await page.Locator("[data-testid=nav] a[href='/calls']").ClickAsync();
        await page.Locator("[data-testid=list-total][data-value]").WaitForAsync();
        return await page.EvaluateAsync<double?>(Press) ?? throw new BenchFailure("the board did not come within five seconds");
    }

    public async Task<double> LoadAsync()
    {
        await page.GotoAsync(new Uri(address, "dashboard").ToString(), new() { WaitUntil = WaitUntilState.Commit });
        var took = await page.EvaluateAsync<double?>(Load) ?? throw new BenchFailure("the board did not come within five seconds");
        await ReadyAsync(page);
        return took;
    }

    private static Task ReadyAsync(IPage page) => page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
}
