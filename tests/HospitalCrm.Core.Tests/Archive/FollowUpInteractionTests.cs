using HospitalCrm.Core.Archive;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.FollowUps;
using HospitalCrm.Core.Tests.Lists;

namespace HospitalCrm.Core.Tests.Archive;

/// <summary>Follow-ups on the time axis of an archive.</summary>
public sealed class FollowUpInteractionTests
{
    [Fact]
    public async Task What_was_asked_stands_on_the_axis_counts_as_随访_and_opens_where_it_was_asked()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(nurse, task);
        Assert.Null((await hospital.RecordAsync(nurse, task, await hospital.AnsweredAsync(("chest-pain", "yes")))).Problem);

        InteractionPage? page = null;
        var plan = await QueryPlans.DuringAsync(hospital.Hospital, async () => page = (await ReadAsync(hospital, task.PatientId, nurse)));
        var counts = (await hospital.Hospital.Run.RunAsync(nurse, (CountInteractions use) => use.HandleAsync(task.PatientId, new()))).Value!;

        var line = Assert.Single(page!.Lines);
        Assert.Equal((InteractionKind.FollowUp, InteractionClass.FollowUp, "心内科出院回访", 1, "恢复良好", true, "何佳佳"), (line.Kind, line.Class, line.Title, line.Step, line.Text, line.IsAbnormal, line.StaffName));
        Assert.Equal(task.Id, line.FollowUpId);
        Assert.Equal(1, counts[InteractionClass.FollowUp]);
        Assert.Contains(plan, step => step.Contains("IX_FollowUpRecords_PatientId_At", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_names_there_are_no_words_and_without_the_right_there_is_nothing()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(nurse, task);
        await hospital.RecordAsync(nurse, task, await hospital.AnsweredAsync());
        var nameless = await hospital.Hospital.StaffAsync("finance01", "钱多", PatientPermissions.View, FollowUpPermissions.View);
        var outsider = await hospital.Hospital.StaffAsync("doctor09", "李主任", PatientPermissions.View, PatientPermissions.SeeNames);

        Assert.Null(Assert.Single((await ReadAsync(hospital, task.PatientId, nameless)).Lines).Text);
        Assert.Empty((await ReadAsync(hospital, task.PatientId, outsider)).Lines);
    }

    private static async Task<InteractionPage> ReadAsync(FollowUpHospital hospital, Id<Patient> patient, Actor by) =>
        (await hospital.Hospital.Run.RunAsync(by, (ReadInteractions use) => use.HandleAsync(patient, new()))).Value!;
}
