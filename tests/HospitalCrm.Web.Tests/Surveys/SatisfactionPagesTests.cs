using Bunit;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Surveys;
using HospitalCrm.Core.Surveys.Satisfaction;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Surveys;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Surveys;

/// <summary>回访满意度 and 低分整改.</summary>
public sealed class SatisfactionPagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Few_answers_show_no_figures_and_persons_only_to_whoever_may()
    {
        await using var page = (await PageTest.OpenAsync()).WithCharts();
        var patient = await page.Hospital.HaveAsync();
        await page.Hospital.AddAsync([.. Enumerable.Range(0, 6).Select(_ => Rating(patient, "1001", "", 80)), .. Enumerable.Range(0, 3).Select(_ => Rating(patient, "1002", "", 1)), .. Enumerable.Range(0, 7).Select(_ => Rating(patient, "1001", "doctor01", 100))]);
        var reader = await page.Hospital.StaffAsync("manager01", "孙院长", SurveyPermissions.View, SecurityPermissions.Use);
        var medical = await page.Hospital.StaffAsync("medical01", "钱医务", SurveyPermissions.View, SurveyPermissions.ViewStaff, SecurityPermissions.Use);

        var shown = page.Show<SatisfactionPage>(reader);
        var departments = shown.WaitFor("satisfaction-department");
        var persons = page.Show<SatisfactionPage>(medical).WaitFor("satisfaction-staff");

        Assert.Contains("少于5", departments.QuerySelector("[data-word='1002']")!.TextContent, StringComparison.Ordinal);
        Assert.All(departments.QuerySelectorAll("[data-sum='satisfied']"), cell => Assert.Equal("—", cell.TextContent));
        Assert.Empty(shown.All("satisfaction-staff"));
        Assert.Contains("100.0%", persons.QuerySelector("[data-word='doctor01']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_low_score_goes_from_ringing_back_to_resolved_with_what_was_done()
    {
        await using var page = await PageTest.OpenAsync();
        var low = await LowAsync(page, "|doctor01|");
        var office = await page.Hospital.StaffAsync("complaint01", "郑投诉", Handler);
        var shown = page.Show<LowScoresPage>(office);
        Assert.Contains("等候太久", shown.WaitFor("list-row").TextContent, StringComparison.Ordinal);

        await MoveAsync(shown, "患者说等了两小时");
        shown.WaitForAssertion(() => Assert.Equal("contacted", shown.At("list-row").GetAttribute("data-state")), Patience);
        await MoveAsync(shown, "增设叫号");

        shown.WaitForAssertion(() => Assert.Equal("resolved", shown.At("list-row").GetAttribute("data-state")), Patience);
        Assert.Empty(shown.All("low-score-move"));
        Assert.Equal("complaint01", await page.Hospital.WithDbAsync(db => db.LowScores.Where(score => score.Id == low).Select(score => score.ResolvedBy).SingleAsync()));
    }

    [Fact]
    public async Task Without_a_note_nothing_moves_and_the_page_says_so()
    {
        await using var page = await PageTest.OpenAsync();
        await LowAsync(page, "");
        var shown = page.Show<LowScoresPage>(await page.Hospital.StaffAsync("complaint01", "郑投诉", Handler));
        shown.WaitFor("low-score-move").Click();

        await shown.WaitFor("confirm-yes").ClickAsync(new());

        shown.WaitForAssertion(() => Assert.Contains("请填写情况说明", shown.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal("open", shown.At("list-row").GetAttribute("data-state"));
    }

    [Fact]
    public async Task Whoever_was_rated_finds_an_empty_list()
    {
        await using var page = await PageTest.OpenAsync();
        await LowAsync(page, "|complaint01|");

        var shown = page.Show<LowScoresPage>(await page.Hospital.StaffAsync("complaint01", "郑投诉", Handler));

        shown.WaitForAssertion(() => Assert.NotEmpty(shown.All("list-page")), Patience);
        Assert.Empty(shown.All("list-row"));
    }

    [Fact]
    public async Task Handed_over_as_a_complaint_it_is_over_here_once_that_was_confirmed()
    {
        await using var page = await PageTest.OpenAsync();
        await LowAsync(page, "");
        var shown = page.Show<LowScoresPage>(await page.Hospital.StaffAsync("complaint01", "郑投诉", Handler));

        shown.WaitFor("low-score-hand-over").Click();
        shown.WaitFor("confirm-no").Click();
        Assert.Equal("open", shown.At("list-row").GetAttribute("data-state"));
        shown.At("low-score-hand-over").Click();
        await shown.WaitFor("confirm-yes").ClickAsync(new());

        shown.WaitForAssertion(() => Assert.Equal("handedover", shown.At("list-row").GetAttribute("data-state")), Patience);
        Assert.Empty(shown.All("low-score-hand-over"));
        Assert.Equal(1, await page.Hospital.WithDbAsync(db => db.Complaints.CountAsync()));
    }

    [Fact]
    public async Task A_figure_leads_to_its_patients_for_those_who_may_read_them_and_of_the_department_that_was_chosen()
    {
        await using var page = (await PageTest.OpenAsync()).WithCharts();
        var patient = await page.Hospital.HaveAsync();
        await page.Hospital.AddAsync([.. Enumerable.Range(0, 6).Select(_ => Rating(patient, "1001", "", 80)), .. Enumerable.Range(0, 7).Select(_ => Rating(patient, "1002", "", 100)), new Department("1001", "心内科"), new Department("1002", "呼吸内科")]);
        var reader = await page.Hospital.StaffAsync("nursing01", "周护理", SurveyPermissions.View, SurveyPermissions.ViewAnswers, PatientPermissions.View, SecurityPermissions.Use);
        var manager = await page.Hospital.StaffAsync("manager01", "孙院长", SurveyPermissions.View, SecurityPermissions.Use);
        var shown = page.Show<SatisfactionPage>(reader);
        Assert.Contains("departmentCode=1002", shown.WaitFor("satisfaction-department").QuerySelector("[data-word='1002'] [data-testid='satisfaction-list']")!.GetAttribute("href"), StringComparison.Ordinal);

        shown.At("satisfaction-of").Change("1001");
        await shown.Find("form").SubmitAsync();
        Assert.EndsWith("/surveys/satisfaction?period=last-90&department=1001", page.Nav.Uri, StringComparison.Ordinal);
        Assert.Equal("/surveys/satisfaction/export?from=2025-12-03&to=2026-03-02&department=1001", shown.WaitFor("period-export").GetAttribute("href"));
        shown.WaitForAssertion(() => Assert.Equal("6", shown.At("satisfaction-total").GetAttribute("data-value")), Patience);

        var url = shown.At("satisfaction-class").QuerySelector("[data-testid='satisfaction-list']")!.GetAttribute("href")!;
        Assert.Contains("departmentCode=1001", url, StringComparison.Ordinal);
        Assert.Contains("ratedClass=attitude", url, StringComparison.Ordinal);
        page.Nav.NavigateTo(url);
        var list = page.Show<SatisfactionAnswersPage>(reader);
        list.WaitForAssertion(() => Assert.Equal("6", list.At("list-total").GetAttribute("data-value")), Patience);
        page.Nav.NavigateTo("/surveys/satisfaction");
        var masked = page.Show<SatisfactionPage>(manager);
        masked.WaitFor("satisfaction-class");
        Assert.Empty(masked.All("satisfaction-list"));
    }

    [Fact]
    public async Task The_period_before_and_the_line_over_time_stand_beside_and_a_gap_is_where_few_answered()
    {
        await using var page = (await PageTest.OpenAsync()).WithCharts();
        var patient = await page.Hospital.HaveAsync();
        await page.Hospital.AddAsync(
        [
            .. Enumerable.Range(0, 6).Select(_ => Rating(patient, "1001", "", 80, new(2026, 3, 1))), .. Enumerable.Range(0, 6).Select(_ => Rating(patient, "1001", "", 1, new(2026, 3, 2))),
            .. Enumerable.Range(0, 2).Select(_ => Rating(patient, "1001", "", 1, new(2026, 2, 27))), .. Enumerable.Range(0, 8).Select(_ => Rating(patient, "1001", "", 100, new(2026, 2, 20))),
        ]);
        page.Nav.NavigateTo("/surveys/satisfaction?period=last-7");

        var shown = page.Show<SatisfactionPage>(await page.Hospital.StaffAsync("manager01", "孙院长", SurveyPermissions.View, SecurityPermissions.Use));

        shown.WaitFor("satisfaction-total");
        Assert.Equal("14", shown.At("satisfaction-total").GetAttribute("data-value"));
        Assert.Contains("100.0%", shown.Find("[data-sum=satisfied-before]").TextContent, StringComparison.Ordinal);
        Assert.Contains("100.0%", shown.At("satisfaction-department").QuerySelector("[data-word='1001'] [data-sum=before]")!.TextContent, StringComparison.Ordinal);
        shown.At("satisfaction-trend-turn").Click();
        var steps = shown.At("satisfaction-trend-table").QuerySelectorAll("tbody tr").Select(row => row.TextContent.Trim()).ToList();
        Assert.Equal(7, steps.Count);

        // Two answered on the 27th: that day shows nothing, and one more with it, or the total would tell.
        Assert.Equal(["02-27——", "03-016—", "03-0260"], [steps[3], steps[5], steps[6]]);
    }

    [Theory]
    [InlineData("?period=ever", "没有这个期间：ever")]
    [InlineData("?days=2026-03-02..2026-03-01", "732")]
    public async Task No_such_days_are_refused_in_words(string query, string said)
    {
        await using var page = await PageTest.OpenAsync();
        page.Nav.NavigateTo("/surveys/satisfaction" + query);

        var shown = page.Show<SatisfactionPage>(await page.Hospital.StaffAsync("manager01", "孙院长", SurveyPermissions.View, SecurityPermissions.Use));

        shown.WaitForAssertion(() => Assert.Contains(said, shown.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
    }

    private static Permission[] Handler => [SurveyPermissions.ViewLowScores, SurveyPermissions.HandleLowScores, PatientPermissions.View, PatientPermissions.SeeNames, SecurityPermissions.Use];

    private static async Task MoveAsync(IRenderedComponent<LowScoresPage> shown, string note)
    {
        shown.WaitFor("low-score-move").Click();
        shown.WaitFor("low-score-note").Input(note);
        await shown.WaitFor("confirm-yes").ClickAsync(new());
    }

    private static SatisfactionRating Rating(Id<Patient> patient, string department, string staffNo, int score, DateOnly? on = null) =>
        new(new(Guid.NewGuid(), 1, patient, null, department), new(staffNo.Length == 0 ? SatisfactionScope.Department : SatisfactionScope.Staff, "dept-attitude", "attitude", staffNo, score), on ?? new(2026, 3, 2));

    private static async Task<Id<LowScore>> LowAsync(PageTest page, string ratedStaff)
    {
        var patient = await page.Hospital.HaveAsync();
        var vault = page.Hospital.Services.GetRequiredService<Vault>();
        var low = new LowScore(new(Guid.NewGuid(), 1, patient, null, "1001"), 30, ratedStaff, vault.Seal(LowScore.TextPurpose, "等候太久"), TestHospital.Monday, TestHospital.Monday.AddDays(3));
        await page.Hospital.AddAsync(low);
        return low.Id;
    }
}
