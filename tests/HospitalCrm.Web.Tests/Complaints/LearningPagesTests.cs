using Bunit;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Learning;
using HospitalCrm.Core.Complaints.Praise;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Complaints.Learning;
using HospitalCrm.Web.Complaints.Praise;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Tests.Complaints;

/// <summary>表扬与建议, 整改, 座谈会 and the monthly review as pages.</summary>
public sealed class LearningPagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Praise_without_anybody_praised_is_told_at_its_field_and_passed_on_when_it_names_one()
    {
        await using var page = await ComplaintStaff.OpenAsync();
        await ComplaintStaff.AsAsync(page, "doctor01");
        var shown = page.Show<PraiseNewPage>(await ComplaintStaff.AsAsync(page, "agent01"));
        shown.WaitFor("field-text").Input("讲解耐心");
        shown.Type("giverName", "欧阳雪");
        shown.Find("form").Submit();
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.All("field-error-staff")), Patience);
        shown.At("field-staff").Change("doctor01");
        shown.At("field-wish").Change("Surname");
        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.Contains(page.Said(), said => said.Contains("已登记并转达", StringComparison.Ordinal)), Patience);
        var one = await page.Hospital.WithDbAsync(db => db.Commendations.SingleAsync());
        Assert.EndsWith($"/praise/{one.Id}", page.Nav.Uri, StringComparison.Ordinal);
        var doctor = page.Show<CommendationPage>(await ComplaintStaff.AsAsync(page, "doctor01"), parameters => parameters.Add(shownPage => shownPage.Key, one.Id.ToString()));
        Assert.Contains("欧阳某", doctor.WaitFor("praise-giver").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("欧阳雪", doctor.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suggestion_waits_is_answered_and_counted_on_the_list()
    {
        await using var page = await ComplaintStaff.OpenAsync();
        var head = await ComplaintStaff.AsAsync(page, "head01");
        var form = new CommendationForm { Kind = CommendationKind.Suggestion, GiverName = "欧阳雪", Department = "1001", Text = "请加椅子" };
        var id = (await page.Hospital.Run.RunAsync(await ComplaintStaff.AsAsync(page, "agent01"), (RegisterCommendation use) => use.HandleAsync(form))).Value;

        var list = page.Show<PraisePage>(head);
        list.WaitForAssertion(() => Assert.NotEmpty(list.FindAll("[data-testid=praise-counts] [data-kind=pending][data-value='1']")), Patience);
        var shown = page.Show<CommendationPage>(head, parameters => parameters.Add(one => one.Key, id.ToString()));
        shown.WaitFor("field-verdict").Change("Adopted");
        shown.At("field-text").Input("已加二十把");
        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.Contains("采纳", shown.At("praise-verdict").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("answered", shown.At("praise-state").GetAttribute("data-state"));
    }

    [Fact]
    public async Task An_action_without_owner_or_day_is_told_at_the_fields_and_goes_its_way_when_it_has_both()
    {
        await using var page = await ComplaintStaff.OpenAsync();
        var head = await ComplaintStaff.AsAsync(page, "head01");
        var demand = page.Show<ImprovementNewPage>(await ComplaintStaff.AsAsync(page, "complaint01"));
        demand.WaitFor("field-title").Input("减少候诊时间");
        demand.At("field-measures").Input("分时段预约");
        demand.Find("form").Submit();
        demand.WaitForAssertion(() => Assert.NotEmpty(demand.All("field-error-owner")), Patience);
        Assert.NotEmpty(demand.All("field-error-dueOn"));
        demand.At("field-owner").Change("head01");
        demand.At("field-dueOn").Change("2026-03-20");
        demand.Find("form").Submit();
        demand.WaitForAssertion(() => Assert.Contains("/improvements/", page.Nav.Uri, StringComparison.Ordinal), Patience);

        var key = page.Nav.Uri.Split('/')[^1];
        var owner = page.Show<ImprovementPage>(head, parameters => parameters.Add(one => one.Key, key));
        owner.WaitFor("improvement-evidence").Click();
        owner.WaitFor("field-text").Input("已开放分时段预约");
        owner.Find("form").Submit();
        owner.WaitForAssertion(() => Assert.Equal("done", owner.At("improvement-state").GetAttribute("data-state")), Patience);
        Assert.Empty(owner.All("improvement-confirm"));
        var checker = page.Show<ImprovementPage>(await ComplaintStaff.AsAsync(page, "nursing01"), parameters => parameters.Add(one => one.Key, key));
        checker.WaitFor("improvement-confirm").Click();
        checker.WaitFor("field-text").Input("现场核实有效");
        checker.Find("form").Submit();
        checker.WaitForAssertion(() => Assert.Equal("effective", checker.At("improvement-state").GetAttribute("data-state")), Patience);
    }

    [Fact]
    public async Task A_month_is_prepared_by_the_office_and_signed_by_the_leader_in_his_words()
    {
        await using var page = await ComplaintStaff.OpenAsync();
        page.Hospital.Clock.Advance(TimeSpan.FromDays(40));
        var office = page.Show<ReviewPage>(await ComplaintStaff.AsAsync(page, "complaint01"), parameters => parameters.Add(one => one.Month, "2026-03"));
        Assert.Equal("open", office.WaitFor("review-state").GetAttribute("data-state"));
        office.At("field-text").Input("本月无投诉");
        office.Find("form").Submit();
        office.WaitForAssertion(() => Assert.Equal("prepared", office.At("review-state").GetAttribute("data-state")), Patience);

        var leader = page.Show<ReviewPage>(await ComplaintStaff.AsAsync(page, "manager01"), parameters => parameters.Add(one => one.Month, "2026-03"));
        leader.WaitFor("field-text").Input("已阅");
        leader.Find("form").Submit();

        leader.WaitForAssertion(() => Assert.Equal("signed", leader.At("review-state").GetAttribute("data-state")), Patience);
        Assert.Contains("已阅", leader.At("review-signature").TextContent, StringComparison.Ordinal);
        var auditor = page.Show<ReviewPage>(await ComplaintStaff.AsAsync(page, "auditor"), parameters => parameters.Add(one => one.Month, "2026-03"));
        Assert.Equal("true", auditor.WaitFor("review-state").GetAttribute("data-intact"));
        Assert.Empty(auditor.All("form"));
        var wrong = page.Show<ReviewPage>(await ComplaintStaff.AsAsync(page, "manager01"), parameters => parameters.Add(one => one.Month, "2026-13"));
        wrong.WaitForAssertion(() => Assert.Contains("没有这个月份", wrong.At("problem").TextContent, StringComparison.Ordinal), Patience);
    }
}
