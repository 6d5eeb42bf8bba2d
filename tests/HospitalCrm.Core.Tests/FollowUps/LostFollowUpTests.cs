using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>失访: put back by hand, and no end of what the plan goes on to ask.</summary>
public sealed class LostFollowUpTests
{
    [Fact]
    public async Task A_lost_patient_is_put_back_in_a_new_round_with_all_his_calls_before_him()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await EndAsync(hospital, nurse, FollowUpOutcome.NoAnswer);
        Assert.Equal(FollowUpState.Lost, task.State);

        var redone = await RedoAsync(hospital, nurse, task.Id);
        var twice = await RedoAsync(hospital, nurse, task.Id);

        Assert.Null(redone.Problem);
        Assert.Equal("FollowUps.AlreadyOpen", twice.Problem!.Code);
        var now = await hospital.OnlyAsync();
        Assert.Equal((FollowUpState.Due, 2, 0, null, null), (now.State, now.Round, now.Attempts, now.DaysLate, now.EndedAt));
        Assert.Equal([task.Id], (await hospital.Hospital.Run.ReadAsync(nurse, FollowUpList.Due, new())).Value!.Rows.Select(row => row.Id));
        Assert.Single((await hospital.Hospital.Run.RunAsync(nurse, (ReadFollowUp use) => use.HandleAsync(task.Id))).Value!.Attempts);
    }

    [Fact]
    public async Task Put_back_is_nothing_that_was_refused_nor_what_lies_elsewhere_nor_by_who_may_not()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var elsewhere = await hospital.StaffAtAsync("nurse09", "严丽", "1002", FollowUpHospital.Nurse);
        var looker = await hospital.Hospital.StaffAsync("looker01", "魏明", FollowUpPermissions.View);
        var refused = await EndAsync(hospital, nurse, FollowUpOutcome.Refused);

        Assert.Equal("FollowUps.NotToRedo", (await RedoAsync(hospital, nurse, refused.Id)).Problem!.Code);
        Assert.Equal("FollowUps.Missing", (await RedoAsync(hospital, elsewhere, refused.Id)).Problem!.Code);
        Assert.Equal(ProblemKind.Forbidden, (await RedoAsync(hospital, looker, refused.Id)).Problem!.Kind);
        Assert.Equal("FollowUps.TickSome", (await RedoAsync(hospital, nurse)).Problem!.Code);
        Assert.Equal((FollowUpState.Refused, 1), ((await hospital.OnlyAsync()).State, (await hospital.OnlyAsync()).Round));
    }

    [Fact]
    public async Task Of_several_that_were_ticked_none_is_put_back_where_one_cannot_be()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var lost = await EndAsync(hospital, nurse, FollowUpOutcome.NoAnswer);
        var refused = await EndAsync(hospital, nurse, FollowUpOutcome.Refused, "李娜");

        var both = await RedoAsync(hospital, nurse, lost.Id, refused.Id);

        Assert.Equal("FollowUps.NotToRedo", both.Problem!.Code);
        Assert.DoesNotContain(await hospital.TasksAsync(), task => task.IsOpen);
    }

    [Theory]
    [InlineData(FollowUpOutcome.NoAnswer)]
    [InlineData(FollowUpOutcome.Refused)]
    public async Task A_step_counted_from_done_counts_from_the_day_the_one_before_was_given_up(FollowUpOutcome how)
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        await hospital.PlanAsync((7, StepFrom.Discharge), (30, StepFrom.Done), (20, StepFrom.Planned));
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);

        await EndAsync(hospital, nurse, how);

        var next = (await hospital.TasksAsync()).Where(task => task.Step > 1).OrderBy(task => task.Step).ToList();
        Assert.Equal([(2, FollowUpHospital.Today.AddDays(30)), (3, FollowUpHospital.Today.AddDays(50))], next.Select(task => (task.Step, task.DueOn)));
        Assert.All(next, task => Assert.Equal(FollowUpState.Planned, task.State));
    }

    [Fact]
    public async Task Who_wants_no_calls_at_all_is_asked_by_no_further_step()
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        await hospital.PlanAsync((7, StepFrom.Discharge), (30, StepFrom.Done));
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(nurse, task);

        Assert.Null((await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Refused, NeverAgain = true })).Problem);

        Assert.Single(await hospital.TasksAsync());
    }

    [Fact]
    public async Task Put_back_and_done_the_next_step_that_stands_already_is_not_made_twice()
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        await hospital.PlanAsync((7, StepFrom.Discharge), (30, StepFrom.Done));
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await EndAsync(hospital, nurse, FollowUpOutcome.NoAnswer);
        await RedoAsync(hospital, nurse, task.Id);
        await hospital.TakeAsync(nurse, task);

        Assert.Null((await hospital.RecordAsync(nurse, task, await hospital.AnsweredAsync())).Problem);

        Assert.Equal([(1, FollowUpState.Done), (2, FollowUpState.Planned)], (await hospital.TasksAsync()).OrderBy(one => one.Step).Select(one => (one.Step, one.State)));
    }

    private static Task<Outcome<bool>> RedoAsync(FollowUpHospital hospital, Actor by, params Id<FollowUpTask>[] tasks) =>
        hospital.Hospital.Run.RunAsync(by, (RedoLostFollowUps use) => use.HandleAsync(tasks));

    /// <summary>One call, and it is over: the first that nobody answers is the last.</summary>
    private static async Task<FollowUpTask> EndAsync(FollowUpHospital hospital, Actor nurse, FollowUpOutcome how, string name = "王芳")
    {
        hospital.Hospital.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { [FollowUpParameters.MostAttempts.Key] = "1" });
        var task = await hospital.DueAsync(name);
        await hospital.TakeAsync(nurse, task);
        Assert.Null((await hospital.RecordAsync(nurse, task, new() { Outcome = how })).Problem);
        return (await hospital.TasksAsync()).Single(one => one.Id == task.Id);
    }
}
