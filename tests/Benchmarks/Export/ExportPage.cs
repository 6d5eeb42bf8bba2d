using System.Diagnostics;
using System.Globalization;
using HospitalCrm.Benchmarks.Product;
using Microsoft.Playwright;

namespace HospitalCrm.Benchmarks.Export;

/// <summary>Somebody who exports, in Chromium.</summary>
internal sealed class ExportPage(IPage page)
{
    public static async Task<ExportPage> OpenAsync(IBrowser browser, Uri address, string since)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "zh-CN", AcceptDownloads = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address, "login").ToString());
        await page.GetByTestId("login-user").FillAsync(ExportSetting.Exporter);
        await page.GetByTestId("login-password").FillAsync(AppProcess.Password);
        await page.GetByTestId("login-submit").ClickAsync();
        await page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GotoAsync(new Uri(address, $"patients?lastVisit={since}..&sort=-LastVisit").ToString());
        await page.Locator("[data-testid=list-total][data-value]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return new(page);
    }

    /// <summary>From pressing 导出 to the whole file.</summary>
    public async Task<(double Seconds, long Bytes, int Rows)> ExportAsync(string reach)
    {
        var rows = int.Parse(await page.GetByTestId("list-total").GetAttributeAsync("data-value") ?? "0", CultureInfo.InvariantCulture);
        await page.GetByTestId("list-export").ClickAsync();
        await page.GetByTestId(reach).ClickAsync();
        await page.GetByTestId("export-reason").FillAsync("bench");
        var began = Stopwatch.GetTimestamp();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("export-confirm").ClickAsync(), new() { Timeout = 120_000 });
        var path = await download.PathAsync();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var bytes = new FileInfo(path).Length;
        await download.DeleteAsync();
        await page.GetByTestId("export-confirm").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        return (seconds, bytes, rows);
    }
}
