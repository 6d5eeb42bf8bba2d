using Bunit;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Planning;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.FollowUps;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.FollowUps;

/// <summary>待回访, the follow-up itself, 已回访 and the plans.</summary>
public sealed class FollowUpPagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Permission[] Nurse =
        [FollowUpPermissions.View, FollowUpPermissions.Call, FollowUpPermissions.Add, FollowUpPermissions.Redo, PatientPermissions.View, PatientPermissions.SeeNames, SecurityPermissions.Use];

    [Fact]
    public async Task A_row_says_why_and_its_button_takes_the_patient()
    {
        await using var page = await PageTest.OpenAsync();
        var task = await DueAsync(page);
        var nurse = await page.Hospital.StaffAsync("nurse01", "何佳佳", Nurse);

        var shown = page.Show<FollowUpsPage>(nurse);
        var row = shown.WaitFor("followup-row");
        shown.At("followup-start").Click();

        Assert.Equal(task.ToString(), row.GetAttribute("data-key"));
        Assert.Contains("今天到期", row.GetAttribute("data-why"), StringComparison.Ordinal);
        Assert.Contains("出院第7天", row.GetAttribute("data-why"), StringComparison.Ordinal);
        shown.WaitForAssertion(() => Assert.EndsWith($"/follow-ups/{task}", page.Nav.Uri, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Who_comes_second_sees_whose_patient_it_is()
    {
        await using var page = await PageTest.OpenAsync();
        var task = await DueAsync(page);
        var (first, second) = (await page.Hospital.StaffAsync("nurse01", "何佳佳", Nurse), await page.Hospital.StaffAsync("nurse02", "张敏", Nurse));
        await page.Hospital.Run.RunAsync(first, (TakeFollowUp use) => use.HandleAsync(task));

        var queue = page.Show<FollowUpsPage>(second);
        Assert.Contains("何佳佳处理中", queue.WaitFor("followup-busy").TextContent, StringComparison.Ordinal);
        Assert.Empty(queue.All("followup-start"));
        var one = page.Show<FollowUpPage>(second, parameters => parameters.Add(follow => follow.Key, task.ToString()));

        Assert.Contains("何佳佳处理中", one.WaitFor("followup-busy").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(People.Phone, one.Markup, StringComparison.Ordinal);
        Assert.Empty(one.All("followup-save"));
    }

    [Fact]
    public async Task Started_it_shows_the_form_the_number_and_what_to_say_and_saves_with_one_choice_and_one_press()
    {
        await using var page = await PageTest.OpenAsync();
        var task = await DueAsync(page);
        var nurse = await page.Hospital.StaffAsync("nurse01", "何佳佳", Nurse);
        var shown = page.Show<FollowUpPage>(nurse, parameters => parameters.Add(follow => follow.Key, task.ToString()));

        shown.WaitFor("followup-start").Click();
        Assert.Contains(People.Phone, shown.WaitFor("followup-dial").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(shown.At("followup-opening").TextContent);
        Assert.NotEmpty(shown.All("question-chest-pain"));
        shown.At("followup-save").Click();
        shown.WaitForAssertion(() => Assert.Contains("请选择回访结果", shown.At("problem").TextContent, StringComparison.Ordinal), Patience);
        shown.At("followup-outcome").Change("no-answer");
        shown.At("followup-save").Click();

        shown.WaitForAssertion(() => Assert.EndsWith("/follow-ups", page.Nav.Uri, StringComparison.Ordinal), Patience);
        Assert.Equal(FollowUpState.Waiting, await page.Hospital.WithDbAsync(db => db.FollowUpTasks.Select(known => known.State).SingleAsync()));
    }

    [Fact]
    public async Task What_was_typed_is_there_again()
    {
        await using var page = await PageTest.OpenAsync();
        var task = await DueAsync(page);
        var nurse = await page.Hospital.StaffAsync("nurse01", "何佳佳", Nurse);
        await page.Hospital.Run.RunAsync(nurse, (TakeFollowUp use) => use.HandleAsync(task));
        var shown = page.Show<FollowUpPage>(nurse, parameters => parameters.Add(follow => follow.Key, task.ToString()));

        shown.WaitFor("followup-note").Input("家属接听，明天再打");
        shown.WaitForAssertion(() => Assert.Equal("kept", shown.At("draft-state").GetAttribute("data-draft")), Patience);
        var again = page.Show<FollowUpPage>(nurse, parameters => parameters.Add(follow => follow.Key, task.ToString()));

        Assert.Equal("家属接听，明天再打", again.WaitFor("followup-note").GetAttribute("value") ?? again.At("followup-note").TextContent);
        Assert.NotEmpty(again.All("form-restored"));
    }

    [Fact]
    public async Task Who_was_silent_for_long_is_told_that_a_colleague_has_the_patient_now()
    {
        await using var page = await PageTest.OpenAsync();
        var task = await DueAsync(page);
        var (first, second) = (await page.Hospital.StaffAsync("nurse01", "何佳佳", Nurse), await page.Hospital.StaffAsync("nurse02", "张敏", Nurse));
        await page.Hospital.Run.RunAsync(first, (TakeFollowUp use) => use.HandleAsync(task));
        var shown = page.Show<FollowUpPage>(first, parameters => parameters.Add(follow => follow.Key, task.ToString()));
        shown.WaitFor("followup-note");
        await page.Hospital.WithDbAsync(db => db.FollowUpTasks.ExecuteUpdateAsync(set => set.SetProperty(known => known.LeaseUntil, TestHospital.Monday.AddMinutes(-1))));
        Assert.Null((await page.Hospital.Run.RunAsync(second, (TakeFollowUp use) => use.HandleAsync(task))).Problem);

        shown.At("followup-note").Input("说到一半");

        shown.WaitForAssertion(() => Assert.Contains("张敏处理中", shown.At("followup-busy").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(shown.All("followup-save"));
        Assert.Contains(page.Said(), said => said.Contains("张敏已接手", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_typed_in_an_earlier_round_is_not_this_rounds()
    {
        await using var page = await PageTest.OpenAsync();
        var task = await DueAsync(page);
        var nurse = await page.Hospital.StaffAsync("nurse01", "何佳佳", Nurse);
        await page.Hospital.WithDbAsync(db => db.FollowUpTasks.ExecuteUpdateAsync(set => set.SetProperty(known => known.Round, 2)));
        await page.Hospital.Run.RunAsync(nurse, (TakeFollowUp use) => use.HandleAsync(task));
        await page.Hospital.Run.RunAsync(nurse, (SaveDraft use) => use.HandleAsync(RecordFollowUp.DraftKey(task), """{"Note":"第一轮","Round":1}"""));

        var shown = page.Show<FollowUpPage>(nurse, parameters => parameters.Add(follow => follow.Key, task.ToString()));

        Assert.NotEqual("第一轮", shown.WaitFor("followup-note").GetAttribute("value") ?? shown.At("followup-note").TextContent);
        Assert.Empty(shown.All("form-restored"));
    }

    [Fact]
    public async Task What_is_done_is_put_back_by_ticking_it()
    {
        await using var page = await PageTest.OpenAsync();
        var task = await DueAsync(page);
        var nurse = await page.Hospital.StaffAsync("nurse01", "何佳佳", Nurse);
        await page.Hospital.WithDbAsync(db => db.FollowUpTasks.ExecuteUpdateAsync(set => set.SetProperty(known => known.QuestionnaireCode, (string?)null)));
        await page.Hospital.Run.RunAsync(nurse, (TakeFollowUp use) => use.HandleAsync(task));
        Assert.Null((await page.Hospital.Run.RunAsync(nurse, (RecordFollowUp use) => use.HandleAsync(task, new() { Outcome = FollowUpOutcome.Done, Note = "恢复良好" }))).Problem);
        var shown = page.Show<DoneFollowUpsPage>(nurse);
        Assert.Contains("王芳", shown.WaitFor("list-row").TextContent, StringComparison.Ordinal);

        shown.At("followup-redo").Click();
        shown.WaitForAssertion(() => Assert.Contains(page.Said(), said => said.Contains("请选择", StringComparison.Ordinal)), Patience);
        shown.At("row-check").Change(true);
        shown.At("followup-redo").Click();

        shown.WaitForAssertion(() => Assert.Contains(page.Said(), said => said.Contains("放回待回访", StringComparison.Ordinal)), Patience);
    }

    [Fact]
    public async Task A_plan_with_two_intervals_is_written_and_unreadable_days_are_told_at_their_field()
    {
        await using var page = await PageTest.OpenAsync();
        var lead = await page.Hospital.StaffAsync("lead01", "吴丽萍", PlanPermissions.View, PlanPermissions.Manage, SecurityPermissions.Use);
        var shown = page.Show<PlanPage>(lead);

        shown.WaitFor("field-name").Input("全院回访");
        shown.At("field-days1").Input("七");
        shown.At("step-add").Click();
        shown.At("field-days2").Input("30");
        shown.Find("form").Submit();
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.All("field-error-days1")), Patience);
        shown.At("field-days1").Input("7");
        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.EndsWith("/plans", page.Nav.Uri, StringComparison.Ordinal), Patience);
        Assert.Equal([7, 30], await page.Hospital.WithDbAsync(db => db.Set<FollowUpStep>().OrderBy(step => step.Number).Select(step => step.Days).ToListAsync()));
    }

    /// <summary>王芳 left cardiology a week ago.</summary>
    private static async Task<Id<FollowUpTask>> DueAsync(PageTest page)
    {
        await using (var scope = page.Hospital.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
            await scope.ServiceProvider.GetRequiredService<QuestionnaireSetup>().InstallAsync(default);
            await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        }

        var patient = await page.Hospital.HaveAsync();
        var plan = new FollowUpPlan(new(2026, 1, 1));
        plan.Describe("心内科出院回访", "1001", null, null);
        plan.Ask(FollowUpCaller.ResponsibleNurse, null, "discharge-cardiology", FollowUpImportance.Ordinary);
        plan.Space([(7, StepFrom.Discharge)]);
        var left = TestHospital.Monday.AddDays(-7);
        var stay = new Encounter(patient, EncounterKind.Inpatient, "1001", new(2026, 2, 18));
        stay.ComeFrom("his", "S1", "3:S1");
        stay.Last(left.AddDays(-5), left);
        await page.Hospital.AddAsync(plan, stay);
        await using var work = page.Hospital.Services.CreateAsyncScope();
        work.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
        await work.ServiceProvider.GetRequiredService<PlanFollowUps>().RunAsync(default);
        return await page.Hospital.WithDbAsync(db => db.FollowUpTasks.Select(task => task.Id).SingleAsync());
    }
}
