using Bunit;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Messaging.Dispatch;
using HospitalCrm.Core.Operations;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Operations;
using HospitalCrm.Web.Realtime;
using HospitalCrm.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Web.Tests.Operations;

public sealed class StatusPageTests
{
    [Fact]
    public async Task It_says_in_words_what_is_down_and_what_is_well()
    {
        await using var page = await OpenAsync(new LineOptions { Id = "line-1", Adapter = "Modem" }, new LineOptions { Id = "pbx", Adapter = "HttpEvents" });
        var info = await page.Hospital.StaffAsync("info01", "赵工", OperationsPermissions.ViewStatus);

        var shown = page.Show<StatusPage>(info);

        shown.WaitFor("status-finding");
        Assert.Contains("立即处理： 线路line-1已断开", shown.At("status-summary").TextContent.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("pbx", shown.At("status-lines").TextContent, StringComparison.Ordinal);
        Assert.Contains("未配置", shown.At("status-lines").TextContent, StringComparison.Ordinal);
        Assert.Contains("从未", shown.At("backup-last-good").TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.All("backup-now"));
        Assert.Empty(shown.All("diagnostics"));
    }

    [Fact]
    public async Task Whoever_may_asks_for_a_backup_with_one_press()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "赵工", OperationsPermissions.ViewStatus, OperationsPermissions.RunWork);
        var shown = page.Show<StatusPage>(info);

        shown.WaitFor("backup-now").Click();

        shown.WaitForAssertion(() => Assert.Contains("等待开始", shown.At("status-backup").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Equal("info01", await page.Hospital.WithDbAsync(db => db.Backups.Select(backup => backup.RequestedBy).SingleAsync()));
    }

    private static async Task<PageTest> OpenAsync(params LineOptions[] lines)
    {
        var page = await PageTest.OpenAsync();
        var core = page.Hospital.Services;
        page.Browser.Services.AddSingleton(core.GetRequiredService<ParameterValues>());
        page.Browser.Services.AddSingleton(new LineBoard(new(lines), page.Hospital.Clock, NullLogger<LineBoard>.Instance));
        page.Browser.Services.AddSingleton(new ProcessReport(new SessionCircuits(core.GetRequiredService<Sessions>())));
        page.Browser.Services.AddSingleton(core.GetRequiredService<ChannelBoard>());
        page.Browser.Services.AddScoped<ChannelReports>();
        page.Browser.Services.AddSingleton(new ServedCertificate(new ConfigurationBuilder().Build()));
        return page;
    }
}
