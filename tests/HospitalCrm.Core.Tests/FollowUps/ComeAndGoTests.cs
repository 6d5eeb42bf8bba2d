using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Duplicates;
using HospitalCrm.Core.Tests.Archive;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>What was withdrawn for something that turned out not to be so is asked again; what must be withdrawn is, whichever record says so.</summary>
public sealed class ComeAndGoTests
{
    [Fact]
    public async Task A_new_admission_that_was_an_error_lets_nobody_be_forgotten()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var task = await hospital.DueAsync();
        var wrong = Facts.Visit(task.PatientId, "S99", EncounterKind.Inpatient, TestHospital.Monday.AddHours(-1));
        await hospital.Hospital.AddAsync(wrong);
        await hospital.RunAsync();
        Assert.Equal(FollowUpEnd.Readmitted, (await hospital.OnlyAsync()).EndReason);

        await ChangeAsync(hospital, wrong, visit => visit.Cancel(true));
        await hospital.RunAsync();

        Assert.Equal((FollowUpState.Due, null), ((await hospital.OnlyAsync()).State, (await hospital.OnlyAsync()).EndReason));
    }

    [Fact]
    public async Task Who_said_himself_that_he_lies_in_another_hospital_is_not_asked_again()
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        await hospital.PlanAsync((7, StepFrom.Discharge), (30, StepFrom.Discharge));
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        await hospital.LeftAsync(await hospital.PatientAsync());
        await hospital.RunAsync();
        var first = (await hospital.TasksAsync())[0];
        await hospital.TakeAsync(nurse, first);

        await hospital.RecordAsync(nurse, first, new() { Outcome = FollowUpOutcome.Readmitted });
        await hospital.RunAsync();

        Assert.All(await hospital.TasksAsync(), task => Assert.Equal((FollowUpState.Cancelled, FollowUpEnd.Readmitted), (task.State, task.EndReason)));
    }

    [Fact]
    public async Task Who_lies_here_under_another_record_of_his_is_not_rung_up_at_home()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var task = await hospital.DueAsync();
        var other = await hospital.PatientAsync("王芳");
        await SameAsync(hospital, task.PatientId, other);

        await hospital.Hospital.AddAsync(Facts.Visit(other, "S99", EncounterKind.Inpatient, TestHospital.Monday.AddHours(-1)));
        await hospital.RunAsync();

        Assert.Equal(FollowUpEnd.Readmitted, (await hospital.OnlyAsync()).EndReason);
    }

    [Fact]
    public async Task A_discharge_that_is_taken_back_withdraws_also_when_its_plan_is_off()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var stay = await hospital.LeftAsync(await hospital.PatientAsync());
        await hospital.RunAsync();
        await SwitchOffAsync(hospital);

        await ChangeAsync(hospital, stay, visit => visit.Last(visit.StartedAt!.Value, null));
        await hospital.RunAsync();

        Assert.Equal(FollowUpEnd.DischargeCancelled, (await hospital.OnlyAsync()).EndReason);
    }

    [Fact]
    public async Task A_corrected_diagnosis_leaves_what_a_plan_that_is_off_had_planned()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var stay = await hospital.LeftAsync(await hospital.PatientAsync());
        await hospital.RunAsync();
        await SwitchOffAsync(hospital);

        await ChangeAsync(hospital, stay, visit => visit.Diagnose(null, "心绞痛"));
        await hospital.RunAsync();

        Assert.Equal(FollowUpState.Due, (await hospital.OnlyAsync()).State);
    }

    [Fact]
    public async Task Who_turned_out_to_be_two_are_both_asked()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (one, other) = (await hospital.DueAsync(), await hospital.DueAsync());
        await SameAsync(hospital, one.PatientId, other.PatientId);
        Assert.Single(await hospital.TasksAsync(), task => task.EndReason == FollowUpEnd.Merged);

        await hospital.Hospital.WithDbAsync(async db =>
        {
            (await db.Patients.SingleAsync(patient => patient.Id == other.PatientId)).GroupUnder(other.PersonId);
            (await db.Patients.SingleAsync(patient => patient.Id == one.PatientId)).GroupUnder(one.PersonId);
            return await db.SaveChangesAsync();
        });

        var tasks = await hospital.TasksAsync();
        Assert.All(tasks, task => Assert.Equal(FollowUpState.Due, task.State));
        Assert.Equal(2, tasks.Select(task => task.PersonId).Distinct().Count());
    }

    [Fact]
    public async Task Two_reasons_to_call_remain_two_when_records_are_found_to_be_of_one_person()
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var (one, other) = (await hospital.PatientAsync(), await hospital.PatientAsync());
        await hospital.Hospital.Run.RunAsync(nurse, (AddFollowUp use) => use.HandleAsync(new() { Patient = one.Value, Reason = "投诉后回访" }));
        await hospital.Hospital.Run.RunAsync(nurse, (AddFollowUp use) => use.HandleAsync(new() { Patient = other.Value, Reason = "复查提醒" }));

        await SameAsync(hospital, one, other);

        Assert.All(await hospital.TasksAsync(), task => Assert.Equal(FollowUpState.Due, task.State));
    }

    [Fact]
    public async Task A_number_found_in_any_record_of_his_ends_the_search()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync("王芳", null, "13900000001");
        var other = await hospital.PatientAsync("王芳", "13900000001");
        await SameAsync(hospital, task.PatientId, other);
        await hospital.TakeAsync(nurse, task);
        await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.EmptyNumber, Number = await hospital.NumberAsync(task) });
        Assert.Equal(FollowUpState.NumberNeeded, (await hospital.OnlyAsync()).State);

        await hospital.Hospital.WithDbAsync(async db =>
        {
            (await db.Patients.SingleAsync(patient => patient.Id == other)).AnnounceNumbers([[1, 2, 3]]);
            return await db.SaveChangesAsync();
        });

        Assert.Equal(FollowUpState.Due, (await hospital.OnlyAsync()).State);
    }

    private static async Task SameAsync(FollowUpHospital hospital, Id<Patient> one, Id<Patient> other)
    {
        var records = await hospital.Hospital.StaffAsync("records01", "宋玉兰", PatientPermissions.View, PatientPermissions.Merge);
        Assert.Null((await hospital.Hospital.Run.RunAsync(records, (DeclareSamePerson use) => use.HandleAsync(one, other, "同一人"))).Problem);
    }

    private static Task<int> SwitchOffAsync(FollowUpHospital hospital) => hospital.Hospital.WithDbAsync(async db =>
    {
        (await db.FollowUpPlans.SingleAsync()).Switch(isOff: true);
        return await db.SaveChangesAsync();
    });

    private static Task<int> ChangeAsync(FollowUpHospital hospital, Encounter stay, Action<Encounter> change) => hospital.Hospital.WithDbAsync(async db =>
    {
        change(await db.Encounters.IgnoreQueryFilters().SingleAsync(visit => visit.Id == stay.Id));
        return await db.SaveChangesAsync();
    });
}
