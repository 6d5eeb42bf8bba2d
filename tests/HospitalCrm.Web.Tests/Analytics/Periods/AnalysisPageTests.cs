using Bunit;
using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Analytics.Periods;

namespace HospitalCrm.Web.Tests.Analytics.Periods;

/// <summary>运营分析.</summary>
public sealed class AnalysisPageTests
{
    [Fact]
    public async Task It_shows_the_period_of_its_address_beside_the_one_before_and_leads_to_the_calls()
    {
        await using var page = await OpenAsync();
        await page.Hospital.AddAsync(Missed("c1", 0), Missed("c2", 0), Missed("c3", 1), Missed("c4", 9));

        var shown = await ShowAsync(page, "?period=last-7");

        shown.WaitFor("call-sums");
        var missed = shown.Find("[data-sum=Missed]");
        Assert.Equal(("3", "1"), (missed.GetAttribute("data-value"), missed.GetAttribute("data-before")));
        Assert.Equal("/calls?state=Lost&startedOn=2026-02-24..2026-03-02", shown.At("sum-missed").GetAttribute("href"));
        Assert.Contains("+200.0%", missed.TextContent, StringComparison.Ordinal);
        Assert.Contains("—", shown.Find("[data-sum=AnswerSeconds]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/dashboard/analysis/export?from=2026-02-24&to=2026-03-02", shown.At("period-export").GetAttribute("href"));
        shown.At("calls-by-day-turn").Click();
        Assert.Equal("/calls?state=Lost&startedOn=2026-03-01..2026-03-01", shown.Find("[data-key='2026-03-01'] a[href*=Lost]").GetAttribute("href"));
        shown.At("calls-by-agent-turn").Click();
        Assert.Contains("agent=-", shown.Find("[data-testid=calls-by-agent-table] a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("还没有基线", shown.At("handling-baseline").TextContent, StringComparison.Ordinal);
        Assert.Contains("/complaints/analysis", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("/surveys/satisfaction", shown.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?period=salaries", "没有这个期间：salaries")]
    [InlineData("?period=%3Cscript%3E", "没有这个期间：<script>")]
    [InlineData("?days=yesterday", "没有这个期间：yesterday")]
    [InlineData("?days=2026-01-01..2027-06-01", "366")]
    [InlineData("?days=2026-03-02..2026-03-01", "366")]
    public async Task An_address_that_is_no_period_is_refused_in_words(string query, string said)
    {
        await using var page = await OpenAsync();

        var shown = await ShowAsync(page, query);

        shown.WaitForAssertion(() => Assert.Contains(said, shown.Find("[role=alert]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Empty(shown.All("call-sums"));
        Assert.Empty(shown.All("period-export"));
    }

    [Fact]
    public async Task Days_of_ones_own_become_the_address()
    {
        await using var page = await OpenAsync();
        var shown = await ShowAsync(page, "");
        shown.WaitFor("period-days");

        shown.At("period-from").Change("2026-2-1");
        shown.At("period-to").Change("2026-02-28");
        await shown.Find("form").SubmitAsync();

        Assert.EndsWith("/dashboard/analysis?days=2026-02-01..2026-02-28", page.Nav.Uri, StringComparison.Ordinal);
        shown.WaitForAssertion(() => Assert.Equal("2026-02-01..2026-02-28", shown.At("period-days").GetAttribute("data-value")), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_sees_only_his_own_calls_is_told_so_and_who_may_see_none_sees_none()
    {
        await using var page = await OpenAsync();
        await page.Hospital.AddAsync(Missed("c1", 0));
        page.Nav.NavigateTo("/dashboard/analysis");

        var own = page.Show<AnalysisPage>(await page.Hospital.StaffAsync("agent01", "王芳", AnalyticsPermissions.ViewBoards, CallPermissions.View));

        own.WaitFor("period-own");
        Assert.Empty(own.All("call-sums"));
    }

    [Fact]
    public async Task Without_the_right_to_see_calls_there_is_nothing_to_see()
    {
        await using var page = await OpenAsync();
        page.Nav.NavigateTo("/dashboard/analysis");

        var shown = page.Show<AnalysisPage>(await page.Hospital.StaffAsync("nurse01", "何丽", AnalyticsPermissions.ViewBoards));

        shown.WaitForElement(".empty-state", TimeSpan.FromSeconds(20));
        Assert.Empty(shown.All("period-export"));
        Assert.Empty(shown.All("handling"));
    }

    private static async Task<PageTest> OpenAsync() => (await PageTest.OpenAsync()).WithCharts();

    private static async Task<IRenderedComponent<AnalysisPage>> ShowAsync(PageTest page, string query)
    {
        page.Nav.NavigateTo("/dashboard/analysis" + query);
        return page.Show<AnalysisPage>(await page.Hospital.StaffAsync("manager01", "院长", AnalyticsPermissions.ViewBoards, CallPermissions.View, CallPermissions.SeeAll, ComplaintPermissions.Analyse));
    }

    private static CallSession Missed(string link, int daysAgo)
    {
        var at = TestHospital.Monday.AddDays(-daysAgo);
        var (session, call) = (Guid.NewGuid(), new CallSession("pbx", link, CallDirection.Incoming, at));
        call.Take(new("pbx", session, 0, link, LineSignal.Ringing, at), null, at);
        call.Take(new("pbx", session, 1, link, LineSignal.Ended, at.AddSeconds(9)), null, at.AddSeconds(9));
        return call;
    }
}
