using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Duplicates;
using HospitalCrm.Core.Tests.Archive;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>From a discharge to a follow-up, and away again when it was not so.</summary>
public sealed class PlanFollowUpsTests
{
    [Fact]
    public async Task A_discharge_a_week_ago_is_due_and_a_repeat_changes_nothing()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var stay = await hospital.LeftAsync(await hospital.PatientAsync(), doctor: "doctor01");

        await hospital.RunAsync();
        var first = await hospital.OnlyAsync();
        var handled = await hospital.RunAsync();
        var again = await hospital.OnlyAsync();

        Assert.Equal((FollowUpState.Due, FollowUpHospital.Today, stay.Id, "1001", "W1"), (first.State, first.DueOn, first.EncounterId!.Value, first.DepartmentCode, first.WardCode));
        Assert.Equal((0, first.Version), (handled, again.Version));
    }

    [Fact]
    public async Task One_who_left_today_waits_for_his_day_and_then_comes_into_the_queue()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        await hospital.LeftAsync(await hospital.PatientAsync(), daysAgo: 0);
        await hospital.RunAsync();
        var planned = await hospital.OnlyAsync();

        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(7));
        await hospital.RunAsync();

        Assert.Equal((FollowUpState.Planned, null), (planned.State, planned.QueueRank));
        Assert.Equal(FollowUpState.Due, (await hospital.OnlyAsync()).State);
    }

    [Fact]
    public async Task Three_intervals_are_counted_as_the_plan_says()
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        await hospital.PlanAsync((3, StepFrom.Discharge), (4, StepFrom.Planned), (30, StepFrom.Done));
        await hospital.LeftAsync(await hospital.PatientAsync(), daysAgo: 1);

        await hospital.RunAsync();

        Assert.Equal([(1, FollowUpHospital.Today.AddDays(2)), (2, FollowUpHospital.Today.AddDays(6))], (await hospital.TasksAsync()).Select(task => (task.Step, task.DueOn)));
    }

    [Fact]
    public async Task The_third_call_is_counted_from_the_day_the_second_was_made()
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        await hospital.PlanAsync((7, StepFrom.Discharge), (30, StepFrom.Done));
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(nurse, task);

        Assert.Null((await hospital.RecordAsync(nurse, task, await hospital.AnsweredAsync())).Problem);

        Assert.Equal([(1, FollowUpState.Done), (2, FollowUpState.Planned)], (await hospital.TasksAsync()).OrderBy(one => one.Step).Select(one => (one.Step, one.State)));
        Assert.Equal(FollowUpHospital.Today.AddDays(30), (await hospital.TasksAsync()).Single(one => one.Step == 2).DueOn);
    }

    [Fact]
    public async Task Of_what_is_long_past_only_the_last_is_asked_and_what_is_too_old_not_at_all()
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        await hospital.PlanAsync((3, StepFrom.Discharge), (7, StepFrom.Discharge), (30, StepFrom.Discharge));
        await hospital.LeftAsync(await hospital.PatientAsync("李娜"), daysAgo: 20);
        await hospital.LeftAsync(await hospital.PatientAsync("陈静"), daysAgo: 200);

        await hospital.RunAsync();

        Assert.Equal([(2, FollowUpState.Due), (3, FollowUpState.Planned)], (await hospital.TasksAsync()).OrderBy(task => task.Step).Select(task => (task.Step, task.State)));
    }

    [Fact]
    public async Task The_plan_of_the_disease_goes_before_the_departments_and_that_before_everybodys()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var everybody = FollowUpHospital.Plan("全院", null, (7, StepFrom.Discharge));
        var disease = FollowUpHospital.Plan("心衰", "1001", (7, StepFrom.Discharge));
        disease.Describe("心衰", "1001", "心力衰竭", null);
        await hospital.Hospital.AddAsync(everybody, disease);
        await hospital.LeftAsync(await hospital.PatientAsync(), diagnosis: "急性心力衰竭");

        await hospital.RunAsync();

        Assert.Equal(disease.Id, (await hospital.OnlyAsync()).PlanId);
    }

    [Fact]
    public async Task A_discharge_that_is_taken_back_withdraws_and_one_that_took_place_after_all_asks_again()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var stay = await hospital.LeftAsync(await hospital.PatientAsync());
        await hospital.RunAsync();

        await ChangeAsync(hospital, stay, visit => visit.Last(visit.StartedAt!.Value, null));
        await hospital.RunAsync();
        var withdrawn = await hospital.OnlyAsync();
        await ChangeAsync(hospital, stay, visit => visit.Last(visit.StartedAt!.Value, TestHospital.Monday.AddDays(-1)));
        await hospital.RunAsync();
        var again = await hospital.OnlyAsync();

        Assert.Equal((FollowUpState.Cancelled, FollowUpEnd.DischargeCancelled), (withdrawn.State, withdrawn.EndReason));
        Assert.Equal((FollowUpState.Planned, null, FollowUpHospital.Today.AddDays(6)), (again.State, again.EndReason, again.DueOn));
    }

    [Fact]
    public async Task A_cancelled_stay_withdraws()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var stay = await hospital.LeftAsync(await hospital.PatientAsync());
        await hospital.RunAsync();

        await ChangeAsync(hospital, stay, visit => visit.Cancel(true));
        await hospital.RunAsync();

        Assert.Equal(FollowUpEnd.DischargeCancelled, (await hospital.OnlyAsync()).EndReason);
    }

    [Fact]
    public async Task Who_lies_here_again_is_not_rung_up_at_home()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var patient = await hospital.PatientAsync();
        await hospital.LeftAsync(patient);
        await hospital.RunAsync();

        await hospital.Hospital.AddAsync(Facts.Visit(patient, "S99", EncounterKind.Inpatient, TestHospital.Monday.AddHours(-1)));
        await hospital.RunAsync();

        Assert.Equal((FollowUpState.Cancelled, FollowUpEnd.Readmitted), ((await hospital.OnlyAsync()).State, (await hospital.OnlyAsync()).EndReason));
    }

    [Fact]
    public async Task Who_died_in_the_ward_is_never_asked_and_who_died_since_no_more()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var inWard = await hospital.LeftAsync(await hospital.PatientAsync("李娜"));
        await ChangeAsync(hospital, inWard, visit => visit.Leave(ClinicalCodes.Died, ClinicalCodes.LeftDead));
        var task = await hospital.DueAsync();

        await hospital.Hospital.WithDbAsync(async db =>
        {
            (await db.Patients.SingleAsync(patient => patient.Id == task.PatientId)).Die(FollowUpHospital.Today, DeathSource.HospitalSystem, null);
            return await db.SaveChangesAsync();
        });

        var only = await hospital.OnlyAsync();
        Assert.Equal((task.Id, FollowUpState.Cancelled, FollowUpEnd.Died), (only.Id, only.State, only.EndReason));
    }

    [Fact]
    public async Task Two_archives_of_one_person_are_asked_once()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (one, other) = (await hospital.DueAsync(), await hospital.DueAsync());
        var records = await hospital.Hospital.StaffAsync("records01", "宋玉兰", PatientPermissions.View, PatientPermissions.Merge);

        var merged = await hospital.Hospital.Run.RunAsync(records, (DeclareSamePerson use) => use.HandleAsync(one.PatientId, other.PatientId, "同一人"));

        Assert.Null(merged.Problem);
        var tasks = await hospital.TasksAsync();
        Assert.Single(tasks.Select(task => task.PersonId).Distinct());
        Assert.Equal([FollowUpState.Cancelled, FollowUpState.Due], tasks.Select(task => task.State).Order().Reverse());
        Assert.Contains(tasks, task => task.EndReason == FollowUpEnd.Merged);
    }

    [Fact]
    public async Task A_new_plan_asks_those_who_left_before_it_was_written()
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        var lead = await hospital.Hospital.StaffAsync("lead01", "吴丽萍", PlanPermissions.View, PlanPermissions.Manage);
        await hospital.Hospital.AddAsync(FollowUpHospital.Plan("呼吸", "1002", (7, StepFrom.Discharge)));
        await hospital.LeftAsync(await hospital.PatientAsync());
        await hospital.RunAsync();
        Assert.Empty(await hospital.TasksAsync());

        var saved = await hospital.Hospital.Run.RunAsync(lead, (SavePlan use) => use.HandleAsync(new()
        {
            Name = "心内科",
            Department = "1001",
            Since = FollowUpHospital.Today.AddDays(-30),
            Steps = [new() { Days = "7" }],
        }));
        await hospital.RunAsync();

        Assert.Null(saved.Problem);
        Assert.Equal(FollowUpState.Due, (await hospital.OnlyAsync()).State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("七天")]
    [InlineData("99999")]
    public async Task A_plan_without_readable_days_is_refused(string days)
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        var lead = await hospital.Hospital.StaffAsync("lead01", "吴丽萍", PlanPermissions.View, PlanPermissions.Manage);

        var saved = await hospital.Hospital.Run.RunAsync(lead, (SavePlan use) => use.HandleAsync(new() { Name = "心内科", Steps = [new() { Days = days }] }));

        Assert.Equal("FollowUps.DaysNeeded", Assert.Single(saved.Problem!.Fields).Code);
    }

    private static Task<int> ChangeAsync(FollowUpHospital hospital, Encounter stay, Action<Encounter> change) => hospital.Hospital.WithDbAsync(async db =>
    {
        change(await db.Encounters.IgnoreQueryFilters().SingleAsync(visit => visit.Id == stay.Id));
        return await db.SaveChangesAsync();
    });
}
