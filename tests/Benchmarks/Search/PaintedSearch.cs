using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using Microsoft.Playwright;

namespace HospitalCrm.Benchmarks.Search;

/// <summary>The box of the served product in Chromium, typed into by real keys.</summary>
internal sealed class PaintedSearch(IPage page)
{
    private const int BetweenKeys = 30; // ms; a fast typist

    /// <summary>From the last letter's input event to the first task after the frame that shows the answer to the whole text.</summary>
    private const string Watch = """
        (text) => {
          const box = document.getElementById('search-box');
          window.__answer = new Promise(done => {
            let began = 0;
            const heard = event => { began = performance.timeOrigin + event.timeStamp; };
            box.addEventListener('input', heard, true);
            const watch = new MutationObserver(() => {
              if (document.getElementById('search-results')?.dataset.query === text && box.value === text) {
                end(); __bench.afterPaint(at => done(at - began));
              }
            });
            const end = () => { watch.disconnect(); box.removeEventListener('input', heard, true); };
            watch.observe(box.closest('.search'), { subtree: true, childList: true, attributes: true, attributeFilter: ['data-query'] });
            setTimeout(() => { end(); done(null); }, 5000);
          });
        }
        """;

    private const string Clear = """
        async () => {
          const box = document.getElementById('search-box');
          box.value = '';
          box.dispatchEvent(new Event('input', { bubbles: true }));
          await __bench.until(() => !document.getElementById('search-results'));
        }
        """;

    public static async Task<PaintedSearch> OpenAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "zh-CN" });
        await context.AddInitScriptAsync(PageScripts.Init);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address, "login").ToString());
        await page.GetByTestId("login-user").FillAsync("agent01");
        await page.GetByTestId("login-password").FillAsync(AppProcess.Password);
        await page.GetByTestId("login-submit").ClickAsync();
        await page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GotoAsync(new Uri(address, "patients").ToString());
        await page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByTestId("list-row").First.WaitForAsync();
        return new(page);
    }

    /// <summary>Milliseconds from the last key to the painted answer.</summary>
    public async Task<double> AskAsync(SearchCase asked)
    {
        var text = asked.Next();
        await page.EvaluateAsync(Clear);
        // The key that leads into the box is a letter like any other once one is in it.
        await page.GetByTestId("search-box").FocusAsync();
        await page.EvaluateAsync(Watch, text);
        await page.Keyboard.TypeAsync(text, new() { Delay = BetweenKeys });
        return await page.EvaluateAsync<double?>("() => window.__answer") ?? throw new BenchFailure($"{asked.Name}: no answer within five seconds");
    }
}
