using Bunit;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Wards;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.FollowUps;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.FollowUps;

/// <summary>护士长, 改派, 随访率, and a queue that shows what colleagues do.</summary>
public sealed class WardPagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Permission[] Nurse = [FollowUpPermissions.View, FollowUpPermissions.Call, PatientPermissions.View, PatientPermissions.SeeNames, SecurityPermissions.Use];

    private static readonly Permission[] Head = [.. Nurse, FollowUpPermissions.Assign, FollowUpPermissions.Rates, FollowUpPermissions.Export, FollowUpPermissions.Import];

    [Fact]
    public async Task The_ward_shows_each_nurses_share_and_gives_all_of_one_to_another()
    {
        await using var page = await PageTest.OpenAsync();
        var (head, _, _) = await StaffAsync(page);
        await AddAsync(page, "王芳", 9, "nurse01");
        var shown = page.Show<WardPage>(head);
        shown.WaitFor("ward-figures");
        Assert.Equal(("1", "1"), (shown.At("ward-due").GetAttribute("data-value"), shown.At("ward-overdue").GetAttribute("data-value")));
        Assert.Contains("followUpStage=InQueue", shown.At("ward-overdue").GetAttribute("href"), StringComparison.Ordinal);

        shown.Find("[data-testid='ward-nurse'][data-key='nurse01'] [data-testid='ward-take-over']").Click();
        shown.WaitFor("field-assignee");
        shown.At("confirm-yes").Click();
        shown.WaitForAssertion(() => Assert.Contains("请选择改派给谁", shown.At("problem").TextContent, StringComparison.Ordinal), Patience);
        shown.At("field-assignee").Change("nurse02");
        shown.At("confirm-yes").Click();

        shown.WaitForAssertion(() => Assert.Contains(page.Said(), said => said.Contains("已改派1项", StringComparison.Ordinal)), Patience);
        Assert.Equal("nurse02", await page.Hospital.WithDbAsync(db => db.FollowUpTasks.Select(task => task.AssigneeNo).SingleAsync()));
        shown.WaitForAssertion(() => Assert.Equal("1", shown.Find("[data-testid='ward-nurse'][data-key='nurse02'] [data-figure='open']").GetAttribute("data-value")), Patience);
    }

    [Fact]
    public async Task Ticked_rows_are_given_and_with_nothing_ticked_one_is_told_so()
    {
        await using var page = await PageTest.OpenAsync();
        var (head, one, _) = await StaffAsync(page);
        var task = await AddAsync(page, "王芳", 2, null);
        var shown = page.Show<OpenFollowUpsPage>(head);
        shown.WaitFor("list-row");

        shown.WaitFor("followup-assign").Click();
        shown.WaitForAssertion(() => Assert.Contains(page.Said(), said => said.Contains("请选择需要改派", StringComparison.Ordinal)), Patience);
        shown.At("row-check").Change(true);
        shown.At("followup-assign").Click();
        shown.WaitFor("field-assignee").Change("nurse01");
        shown.At("confirm-yes").Click();

        shown.WaitForAssertion(() => Assert.Contains(page.Said(), said => said.Contains("已改派1项", StringComparison.Ordinal)), Patience);
        Assert.Equal("nurse01", await page.Hospital.WithDbAsync(db => db.FollowUpTasks.Where(known => known.Id == task).Select(known => known.AssigneeNo).SingleAsync()));
        Assert.Empty(page.Show<OpenFollowUpsPage>(one).All("followup-assign"));
    }

    [Fact]
    public async Task A_colleague_takes_and_ends_a_row_and_every_open_queue_says_so_without_asking()
    {
        await using var page = await PageTest.OpenAsync();
        var (_, one, two) = await StaffAsync(page);
        var (task, other) = (await AddAsync(page, "王芳", 2, null), await AddAsync(page, "李娜", 1, null));
        var board = page.Browser.Services.GetRequiredService<FollowUpBoard>();
        var (first, second) = (page.Show<FollowUpsPage>(one), page.Show<FollowUpsPage>(two));
        first.WaitFor("followup-row");
        second.WaitFor("followup-row");
        var asked = await ListedAsync(page);

        board.Tell(new(task, FollowUpState.Leased, "1001", "W1", "nurse03", "孙悦", TestHospital.Monday.AddMinutes(15)));
        foreach (var queue in new[] { first, second })
        {
            queue.WaitForAssertion(() => Assert.Contains("孙悦处理中", Row(queue, task).TextContent, StringComparison.Ordinal), Patience);
            Assert.NotEmpty(Row(queue, other).QuerySelectorAll("[data-testid='followup-start']"));
        }

        board.Tell(new(task, FollowUpState.Done, "1001", "W1", null, null, null));
        first.WaitForAssertion(() => Assert.Equal("done", Row(first, task).GetAttribute("data-state")), Patience);

        Assert.Empty(Row(first, task).QuerySelectorAll("[data-testid='followup-start']"));
        Assert.Equal(asked, await ListedAsync(page));
    }

    [Fact]
    public async Task Who_is_given_a_row_sees_it_on_the_queue_he_has_open()
    {
        await using var page = await PageTest.OpenAsync();
        var (_, _, two) = await StaffAsync(page);
        var task = await AddAsync(page, "王芳", 2, "nurse01");
        var board = page.Browser.Services.GetRequiredService<FollowUpBoard>();
        var queue = page.Show<FollowUpsPage>(two);
        Assert.Contains("由何佳佳回访", queue.WaitFor("followup-row").TextContent, StringComparison.Ordinal);

        board.Tell(new(task, FollowUpState.Due, "1001", "W1", null, null, null, "nurse02", "张敏"));
        queue.WaitForAssertion(() => Assert.Contains("由张敏回访", Row(queue, task).TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("由张敏回访", Row(queue, task).GetAttribute("data-why"), StringComparison.Ordinal);

        board.Tell(new(task, FollowUpState.Due, "1001", "W1", null, null, null));
        queue.WaitForAssertion(() => Assert.DoesNotContain("由张敏", Row(queue, task).TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task The_rates_say_what_they_were_counted_from_and_nothing_of_nothing_is_a_dash()
    {
        await using var page = await PageTest.OpenAsync();
        var (head, _, _) = await StaffAsync(page);
        await AddAsync(page, "王芳", 9, null);

        var shown = page.Show<RatesPage>(head);

        var row = shown.WaitFor("rates-row");
        Assert.Contains("0.0%", row.QuerySelector("[data-rate='on-time']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("0", "1"), (row.QuerySelector("[data-rate='on-time']")!.GetAttribute("data-part"), row.QuerySelector("[data-rate='on-time']")!.GetAttribute("data-whole")));
        Assert.Contains("—", row.QuerySelector("[data-rate='coverage']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/follow-ups/all?followUpMeasure=Judged&due=", row.QuerySelector("[data-rate='on-time'] [data-testid='rate-whole']")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_asks_what_for_and_then_stands_as_a_table()
    {
        await using var page = await PageTest.OpenAsync();
        var (head, one, _) = await StaffAsync(page);
        var task = await AddAsync(page, "王芳", 0, null);
        await page.Hospital.Run.RunAsync(one, (TakeFollowUp use) => use.HandleAsync(task));
        Assert.Null((await page.Hospital.Run.RunAsync(one, (RecordFollowUp use) => use.HandleAsync(task, new() { Outcome = FollowUpOutcome.Done, Note = "恢复良好" }))).Problem);
        var shown = page.Show<RegisterPage>(head);

        shown.WaitFor("print-prepare").Click();
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.All("problem")), Patience);
        shown.At("print-reason").Input("省卫健委检查");
        shown.At("print-prepare").Click();

        var row = shown.WaitFor("register-row");
        Assert.Contains("王芳", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("恢复良好", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(People.Phone, shown.Markup, StringComparison.Ordinal);
        Assert.Equal(15, shown.FindAll("[data-testid='register-table'] thead th").Count);
    }

    [Fact]
    public async Task The_rates_are_asked_of_a_ward_by_its_name_and_their_figures_lead_to_its_rows()
    {
        await using var page = (await PageTest.OpenAsync()).WithCharts();
        var (head, _, _) = await StaffAsync(page);
        await AddAsync(page, "王芳", 2, null);
        var patient = await page.Hospital.WithDbAsync(db => db.Patients.Select(known => known.Id).SingleAsync());
        var stay = new HospitalCrm.Core.Encounters.Encounter(patient, HospitalCrm.Core.Encounters.EncounterKind.Inpatient, "1001", new DateOnly(2026, 2, 20));
        stay.ComeFrom("his", "S1", "3:S1");
        stay.Last(TestHospital.Monday.AddDays(-10), TestHospital.Monday.AddDays(-5));
        stay.Attend("W1", null);
        await page.Hospital.AddAsync(stay, new HospitalCrm.Core.Settings.Department("W1", "心内一病区"));
        var shown = page.Show<RatesPage>(head);
        shown.WaitForAssertion(() => Assert.Contains("心内一病区", shown.At("rates-ward").TextContent, StringComparison.Ordinal), Patience);

        shown.At("rates-ward").Change("W1");
        await shown.Find("form").SubmitAsync();

        Assert.EndsWith("/follow-ups/rates?period=last-30&ward=W1", page.Nav.Uri, StringComparison.Ordinal);
        Assert.Equal("/follow-ups/rates/export?from=2026-02-01&to=2026-03-02&ward=W1", shown.WaitFor("period-export").GetAttribute("href"));
        Assert.Empty(shown.All("rates-alerts"));
        shown.At("rates-trend-turn").Click();
        Assert.StartsWith("/follow-ups/all?due=", shown.At("rates-trend-table").QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        shown.WaitForAssertion(() => Assert.Contains("wardCode=W1", shown.At("rate-whole").GetAttribute("href"), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_lost_patient_is_put_back_from_the_list_and_from_his_own_page()
    {
        await using var page = await PageTest.OpenAsync();
        var nurse = await page.Hospital.StaffAsync("nurse01", "何佳佳", [.. Nurse, FollowUpPermissions.Redo]);
        var tasks = new[] { await LostAsync(page, "王芳"), await LostAsync(page, "李娜") };
        var list = page.Show<OtherFollowUpsPage>(nurse);
        list.WaitFor("list-row");

        list.WaitFor("followup-redo").Click();
        list.WaitForAssertion(() => Assert.Contains(page.Said(), said => said.Contains("请选择需要重新回访", StringComparison.Ordinal)), Patience);
        list.Find($"[data-testid='list-row'][data-key='{tasks[0]}'] [data-testid='row-check']").Change(true);
        list.At("followup-redo").Click();
        list.WaitForAssertion(() => Assert.Single(list.All("list-row")), Patience);
        var own = page.Show<FollowUpPage>(nurse, parameters => parameters.Add(one => one.Key, tasks[1].ToString()));
        own.WaitFor("followup-redo").Click();

        own.WaitForAssertion(() => Assert.Equal("due", own.At("followup").GetAttribute("data-state")), Patience);
        Assert.NotEmpty(own.All("followup-start"));
        Assert.Equal([2, 2], await page.Hospital.WithDbAsync(db => db.FollowUpTasks.Select(task => task.Round).ToListAsync()));
    }

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<FollowUpsPage> queue, Id<FollowUpTask> task) => queue.Find($"[data-testid='followup-row'][data-key='{task}']");

    private static Task<int> ListedAsync(PageTest page) => page.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Entity == "follow-ups"));

    private static async Task<(Actor Head, Actor One, Actor Two)> StaffAsync(PageTest page)
    {
        var staff = (await page.Hospital.StaffAsync("headnurse01", "张红梅", Head), await page.Hospital.StaffAsync("nurse01", "何佳佳", Nurse), await page.Hospital.StaffAsync("nurse02", "张敏", Nurse));
        await page.Hospital.WithDbAsync(db => db.Staff.ExecuteUpdateAsync(set => set.SetProperty(one => one.DepartmentCode, "1001")));
        return staff;
    }

    /// <summary>Nobody answered the only call.</summary>
    private static async Task<Id<FollowUpTask>> LostAsync(PageTest page, string name)
    {
        var id = await AddAsync(page, name, 2, null);
        await page.Hospital.WithDbAsync(async db =>
        {
            var task = await db.FollowUpTasks.SingleAsync(task => task.Id == id);
            task.Take("nurse02", TestHospital.Monday, TimeSpan.FromMinutes(15));
            task.Miss(FollowUpOutcome.NoAnswer, TestHospital.Monday, TestHospital.Monday, mostAttempts: 1);
            return await db.SaveChangesAsync();
        });
        return id;
    }

    private static async Task<Id<FollowUpTask>> AddAsync(PageTest page, string name, int daysLate, string? assignee)
    {
        var form = new PatientForm { Name = name, BirthDate = "1950-01-01", AcceptSimilar = true, Numbers = [new() { Number = People.Phone }] };
        var patient = (await page.Hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(form))).Value;
        var task = new FollowUpTask(patient, Id<Person>.New(), FollowUpOrigin.ByHand, TestHospital.Monday)
            .Assign("1001", "W1", FollowUpCaller.ResponsibleNurse, assignee)
            .Plan(new DateOnly(2026, 3, 2).AddDays(-daysLate), TestHospital.Monday, 2);
        await page.Hospital.AddAsync(task);
        return task.Id;
    }
}
