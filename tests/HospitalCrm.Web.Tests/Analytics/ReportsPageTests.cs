using Bunit;
using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Analytics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Analytics;

/// <summary>运行日报.</summary>
public sealed class ReportsPageTests
{
    [Fact]
    public async Task A_figure_nobody_told_is_a_dash_and_the_days_before_are_beneath()
    {
        await using var page = await OpenAsync();

        var shown = page.Show<ReportsPage>(await page.Hospital.StaffAsync("manager01", "院长", AnalyticsPermissions.ViewReports));

        Assert.Equal("2026-03-02", shown.WaitFor("report-figures").GetAttribute("data-day"));
        Assert.Equal("1,286", shown.Find("[data-indicator=OP_VISITS]").TextContent);
        Assert.Equal("—", shown.Find("[data-indicator=REVENUE]").TextContent);
        Assert.Contains("门诊1286人次", shown.At("report-text").TextContent, StringComparison.Ordinal);
        Assert.Contains("业务收入—万元", shown.At("report-text").TextContent, StringComparison.Ordinal);
        Assert.Equal(ReadDailyReport.DaysShown, shown.At("report-history").QuerySelectorAll("tbody tr").Length);
        Assert.Contains("没有设置接收人", shown.At("report-readers").TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.All("report-send"));
    }

    [Fact]
    public async Task Who_may_sends_it_at_once_and_it_is_the_days()
    {
        await using var page = await OpenAsync();
        var leader = new StaffMember("head09", "赵院长");
        leader.Describe(leader.Name, null, null, page.Hospital.Services.GetRequiredService<Vault>().Seal(StaffMember.MobilePurpose, "13800138009"));
        leader.Mark(StaffMark.ReportReader, true);
        await page.Hospital.AddAsync(leader);
        var shown = page.Show<ReportsPage>(await page.Hospital.StaffAsync("info01", "周海涛", AnalyticsPermissions.ViewReports, NoticePermissions.Run));
        Assert.Contains("赵院长", shown.WaitFor("report-readers").TextContent, StringComparison.Ordinal);

        shown.At("report-send").Click();
        shown.WaitFor("confirm-yes").Click();

        Assert.Equal("1", shown.WaitFor("report-sent").GetAttribute("data-value"));
        Assert.Empty(shown.All("report-send"));
        Assert.Equal("notices.leader-report", await page.Hospital.WithDbAsync(db => db.OutboundMessages.Select(message => message.Source).SingleAsync()));
    }

    [Fact]
    public async Task Another_day_is_shown_and_nothing_can_be_sent_for_it()
    {
        await using var page = await OpenAsync();
        var shown = page.Show<ReportsPage>(await page.Hospital.StaffAsync("info01", "周海涛", AnalyticsPermissions.ViewReports, NoticePermissions.Run));
        shown.WaitFor("report-day").Change("2026-02-01");

        shown.At("report-query").Click();

        shown.WaitForAssertion(() => Assert.Equal("2026-02-01", shown.At("report-figures").GetAttribute("data-day")), TimeSpan.FromSeconds(20));
        Assert.Equal("—", shown.Find("[data-indicator=OP_VISITS]").TextContent);
        Assert.Empty(shown.All("report-send"));
    }

    private static async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync();
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<TemplateSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        var figure = new DailyFigure("his", new(2026, 3, 2), DailyFigure.Outpatients);
        figure.Stand(1286, TestHospital.Monday.AddHours(-1));
        await page.Hospital.AddAsync(figure);
        return page;
    }
}
