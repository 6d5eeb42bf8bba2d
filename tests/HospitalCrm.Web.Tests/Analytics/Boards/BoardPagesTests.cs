using Bunit;
using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Analytics.Boards;
using HospitalCrm.Web.Realtime;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Analytics.Boards;

/// <summary>运行看板 and 大屏.</summary>
public sealed class BoardPagesTests
{
    [Fact]
    public async Task The_dashboard_shows_the_figures_of_the_lists_its_reader_may_open_and_leads_to_them()
    {
        await using var page = await OpenAsync();
        await page.Hospital.AddAsync(Missed(page.Hospital, "c1"), Missed(page.Hospital, "c2"));

        var shown = page.Show<DashboardPage>(await page.Hospital.StaffAsync("manager01", "院长", AnalyticsPermissions.ViewBoards, CallPermissions.View, CallPermissions.SeeAll, PatientPermissions.View));

        var missed = shown.WaitFor("dash-calls-missed");
        Assert.Equal(("2", "/calls?state=Lost&startedOn=2026-03-02..2026-03-02"), (missed.GetAttribute("data-value"), missed.GetAttribute("href")));
        Assert.Contains("board-tile-alarm", missed.ClassName, StringComparison.Ordinal);
        Assert.DoesNotContain("board-tile-alarm", shown.At("dash-calls-waiting").ClassName, StringComparison.Ordinal);
        Assert.Equal("0", shown.At("dash-patients-total").GetAttribute("data-value"));
        Assert.Empty(shown.All("dash-messages-waiting"));
        Assert.Equal("2", shown.WaitFor("call-hours").GetAttribute("data-value"));
        Assert.Equal(["0", "0", "0", "0", "0"], shown.At("board-presence").QuerySelectorAll("[data-state]").Select(state => state.GetAttribute("data-value")));
    }

    [Fact]
    public async Task The_wall_shows_what_asks_for_somebody_to_act_and_no_totals()
    {
        await using var page = await OpenAsync();

        var shown = page.Show<WallPage>(await page.Hospital.StaffAsync("lead01", "刘敏", AnalyticsPermissions.ViewBoards, CallPermissions.View, CallPermissions.SeeAll, PatientPermissions.View, MessagingPermissions.View));

        Assert.Equal("0", shown.WaitFor("dash-calls-now").GetAttribute("data-value"));
        Assert.NotEmpty(shown.All("dash-messages-failed"));
        Assert.Empty(shown.All("dash-patients-total"));
    }

    [Fact]
    public async Task Who_may_open_none_of_the_lists_is_told_so()
    {
        await using var page = await OpenAsync();

        var shown = page.Show<DashboardPage>(await page.Hospital.StaffAsync("nurse01", "何丽", AnalyticsPermissions.ViewBoards));

        Assert.Contains("没有看板指标", shown.WaitForElement(".empty-state", TimeSpan.FromSeconds(20)).TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.All("call-hours"));
    }

    [Fact]
    public async Task A_board_that_is_left_is_watched_for_no_more()
    {
        await using var page = await OpenAsync();
        var shown = page.Show<DashboardPage>(await page.Hospital.StaffAsync("manager01", "院长", AnalyticsPermissions.ViewBoards, CallPermissions.View));
        shown.WaitFor("dash-calls-now");
        var relay = page.Browser.Services.GetRequiredService<BoardRelay>();
        var before = relay.Held().Watches;

        await page.Browser.DisposeComponentsAsync();

        Assert.Equal((1, 0), (before, relay.Held().Watches));
    }

    private static async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync();
        page.Browser.Services.AddSingleton<BoardRelay>();
        page.Browser.Services.AddSingleton<CallDays>();
        return page;
    }

    private static CallSession Missed(TestHospital hospital, string link)
    {
        var (line, at) = (Guid.NewGuid(), hospital.Clock.GetUtcNow());
        var call = new CallSession("pbx", link, CallDirection.Incoming, at);
        call.Take(new("pbx", line, 1, link, LineSignal.Ringing, at), null, at);
        call.Take(new("pbx", line, 2, link, LineSignal.Ended, at), null, at);
        return call;
    }
}
