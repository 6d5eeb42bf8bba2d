using Bunit;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Attachments;
using HospitalCrm.Web.Complaints;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Tests.Complaints;

/// <summary>Papers and attachments of a case, its whole history, the ledger and the analysis, as those see them who may.</summary>
public sealed class ComplaintPapersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0];

    [Fact]
    public async Task The_office_has_three_papers_and_puts_a_file_to_the_case_a_wrong_one_is_refused_in_words()
    {
        await using var page = await ComplaintRig.OpenAsync();
        var id = await page.HaveAsync();
        var office = page.Show<ComplaintPage>(await page.AsAsync("complaint01"), parameters => parameters.Add(one => one.Key, id.ToString()));

        Assert.Equal($"/complaints/{id}/papers/reply", office.WaitFor("paper-reply").GetAttribute("href"));
        Assert.NotEmpty(office.All("paper-registration"));
        Assert.NotEmpty(office.All("complaint-history-open"));
        office.WaitFor("attachment-add");
        office.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("<html>", "信.png"));
        office.WaitForAssertion(() => Assert.Contains("不支持这种文件", office.At("problem").TextContent, StringComparison.Ordinal), Patience);
        office.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Png, "来信.png"));

        office.WaitForAssertion(() => Assert.Contains("来信.png", office.At("attachment").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(office.All("problem"));
        var kept = await page.Hospital.WithDbAsync(db => db.ComplaintAttachments.SingleAsync());
        Assert.Equal($"/complaints/{id}/attachments/{kept.Id}", office.At("attachment-fetch").GetAttribute("href"));
        Assert.Equal(AttachmentKind.Png, kept.Kind);
    }

    [Fact]
    public async Task Whoever_is_complained_about_is_offered_the_handling_sheet_and_nothing_else()
    {
        await using var page = await ComplaintRig.OpenAsync();
        var id = await page.HaveAsync();
        Assert.Null((await page.Hospital.Run.RunAsync(await page.AsAsync("agent01"), (AddComplaintAttachment use) => use.HandleAsync(id, "来信.png", Png))).Problem);

        var doctor = page.Show<ComplaintPage>(await page.AsAsync("doctor01"), parameters => parameters.Add(one => one.Key, id.ToString()));

        doctor.WaitFor("paper-handling");
        Assert.All(["paper-registration", "paper-reply", "attachment", "attachment-add", "complaint-history-open"], word => Assert.Empty(doctor.All(word)));
        Assert.DoesNotContain("来信", doctor.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_shows_steps_messages_and_readers_and_whoever_may_not_is_told_so()
    {
        await using var page = await ComplaintRig.OpenAsync();
        var id = await page.HaveAsync();
        await page.Hospital.Run.RunAsync(await page.AsAsync("doctor01"), (ReadComplaint use) => use.HandleAsync(id));

        var leader = page.Show<ComplaintHistoryPage>(await page.AsAsync("manager01"), parameters => parameters.Add(one => one.Key, id.ToString()));
        var trail = leader.WaitFor("trail-table").TextContent;
        Assert.All(["短信通知", "查看（不含投诉人信息）", "全过程记录", "受理"], part => Assert.Contains(part, trail, StringComparison.Ordinal));
        Assert.Contains("等候两小时", leader.Markup, StringComparison.Ordinal);

        var doctor = page.Show<ComplaintHistoryPage>(await page.AsAsync("doctor01"), parameters => parameters.Add(one => one.Key, id.ToString()));
        Assert.Contains("不由您办理", doctor.WaitFor("problem").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("等候两小时", doctor.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ledger_names_the_complainant_and_the_analysis_leads_to_its_list()
    {
        await using var page = await ComplaintRig.OpenAsync();
        page.WithCharts();
        await page.HaveAsync();
        var office = await page.AsAsync("complaint01");

        var ledger = page.Show<ComplaintLedgerPage>(office);
        Assert.Contains("欧阳雪", ledger.WaitFor("list-row").TextContent, StringComparison.Ordinal);
        var analysis = page.Show<ComplaintAnalysisPage>(office);
        Assert.Equal("1", analysis.WaitFor("analysis-total").GetAttribute("data-value"));
        var heart = analysis.At("analysis-department").QuerySelector("tr[data-key='1001'] [data-testid=analysis-figure]")!;
        Assert.Equal(("1", "/complaints?received=2026-01-01..2026-03-02&departmentCode=1001"), (heart.TextContent, heart.GetAttribute("href")));
        Assert.Contains("—", analysis.At("analysis-department").TextContent, StringComparison.Ordinal);
        Assert.Equal("/complaints/analysis?period=last-month", analysis.At("period-last-month").GetAttribute("href"));
        analysis.At("complaints-by-category-turn").Click();
        Assert.Equal(["1", "0"], analysis.At("complaints-by-category-table").QuerySelectorAll("tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task The_analysis_is_narrowed_to_a_department_and_its_links_and_its_file_too()
    {
        await using var page = await ComplaintRig.OpenAsync();
        page.WithCharts();
        await page.HaveAsync();
        page.Nav.NavigateTo("/complaints/analysis?days=2026-03-01..2026-03-31&department=1001");

        var heart = page.Show<ComplaintAnalysisPage>(await page.AsAsync("complaint01"));

        Assert.Equal("1", heart.WaitFor("analysis-total").GetAttribute("data-value"));
        Assert.Equal("/complaints/analysis/export?from=2026-03-01&to=2026-03-31&department=1001", heart.At("period-export").GetAttribute("href"));
        Assert.Equal("/complaints?received=2026-03-01..2026-03-31&departmentCode=1001", heart.At("analysis-total").QuerySelector("[data-testid=analysis-figure]")!.GetAttribute("href"));
        heart.At("complaints-trend-turn").Click();
        Assert.Equal("/complaints?received=2026-03-02..2026-03-02&departmentCode=1001", heart.Find("[data-key='2026-03-02..2026-03-02'] [data-testid=analysis-figure]").GetAttribute("href"));
        Assert.Empty(heart.All("complaints-by-department"));
        heart.At("period-department").Change("");
        await heart.Find("form").SubmitAsync();
        Assert.EndsWith("/complaints/analysis?days=2026-03-01..2026-03-31", page.Nav.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?department=1002", "analysis-nothing")]
    [InlineData("?period=never", "没有这个期间：never")]
    [InlineData("?days=2026-03-02..2026-03-01", "1100")]
    public async Task An_address_that_asks_for_nothing_is_answered_in_words(string query, string said)
    {
        await using var page = await ComplaintRig.OpenAsync();
        page.WithCharts();
        await page.HaveAsync();
        page.Nav.NavigateTo("/complaints/analysis" + query);

        var shown = page.Show<ComplaintAnalysisPage>(await page.AsAsync("complaint01"));

        shown.WaitForAssertion(() => Assert.Contains(said == "analysis-nothing" ? "没有" : said, shown.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(shown.All("analysis-total"));
    }
}
