using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using Microsoft.Playwright;

namespace HospitalCrm.Benchmarks.FollowUps;

/// <summary>The due queue of the served product in Chromium, opened again and again from the page of what is done.</summary>
internal sealed class PaintedQueue(IPage page)
{
    /// <summary>From the press on 待回访 to the first task after the frame that shows a whole page of rows, each with its reason; null when there is none within five seconds.</summary>
    private const string Open = """
        async () => await new Promise(done => {
          const now = () => performance.timeOrigin + performance.now();
          const isWhole = () => {
            const rows = [...document.querySelectorAll('[data-testid="followup-row"]')];
            return rows.length === 20 && rows.every(row => row.dataset.why) && document.querySelector('.list-frame')?.getAttribute('aria-busy') === 'false';
          };
          const watch = new MutationObserver(() => {
            if (isWhole()) {
              watch.disconnect();
              __bench.afterPaint(at => done(at - began));
            }
          });
          watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
          const began = now();
          document.querySelector('[data-testid="nav"] a[href="/follow-ups"]').click();
          setTimeout(() => { watch.disconnect(); done(null); }, 5000);
        })
        """;

    /// <summary>To what is done, and until its total stands: nothing of the page before is under way any more.</summary>
    private const string Leave = """
        async () => {
          const totalOf = list => document.querySelector(`[data-testid="list-page"][data-list="${list}"] [data-testid="list-total"]`)?.hasAttribute('data-value');
          if (document.querySelector('[data-testid="list-page"][data-list="follow-ups"]') && !await __bench.until(() => totalOf('follow-ups'))) { return false; }
          document.querySelector('main a[href="/follow-ups/done"]').click();
          return !!await __bench.until(() => totalOf('done') && document.querySelectorAll('[data-testid="followup-row"]').length === 0);
        }
        """;

    public static async Task<PaintedQueue> OpenAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "zh-CN" });
        await context.AddInitScriptAsync(PageScripts.Init);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address, "login").ToString());
        await page.GetByTestId("login-user").FillAsync("lead01");
        await page.GetByTestId("login-password").FillAsync(AppProcess.Password);
        await page.GetByTestId("login-submit").ClickAsync();
        await page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GotoAsync(new Uri(address, "follow-ups").ToString());
        await page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return new(page);
    }

    /// <summary>Milliseconds from the press to the painted page.</summary>
    public async Task<double> AskAsync()
    {
        if (!await page.EvaluateAsync<bool>(Leave))
        {
            throw new BenchFailure("the page of what is done did not come");
        }

        return await page.EvaluateAsync<double?>(Open) ?? throw new BenchFailure("the queue showed no whole page within five seconds");
    }
}
