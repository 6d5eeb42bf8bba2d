using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class DeletePatientsTests
{
    [Fact]
    public async Task Deleted_archives_leave_the_list_and_stay_in_the_database()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var first = await hospital.HaveAsync(Forms.WangFang());
        var second = await hospital.HaveAsync(new() { Name = "李强" });

        var outcome = await DeleteAsync(hospital, first, second);

        Assert.Equal(2, outcome.Value);
        var rows = await hospital.Run.ReadAsync(Actor.Product("test"), PatientList.Definition, new ListQuery());
        Assert.Empty(rows.Value!.Rows);
        Assert.Equal(2, await hospital.WithDbAsync(db => db.Patients.IgnoreQueryFilters().CountAsync(patient => patient.DeletedAt == TestHospital.Monday)));
    }

    [Fact]
    public async Task One_that_is_gone_keeps_the_others_too()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var first = await hospital.HaveAsync(Forms.WangFang());

        var outcome = await DeleteAsync(hospital, first, Id<Patient>.New());

        Assert.Equal(ProblemKind.Missing, outcome.Problem?.Kind);
        Assert.Equal(1, await hospital.WithDbAsync(db => db.Patients.CountAsync()));
    }

    [Fact]
    public async Task The_right_to_edit_is_not_the_right_to_delete()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var first = await hospital.HaveAsync(Forms.WangFang());
        var agent = await hospital.StaffAsync("agent01", "李敏", Forms.Clerk);

        var outcome = await hospital.Run.RunAsync(agent, (DeletePatients use) => use.HandleAsync([first]));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
    }

    private static Task<Outcome<int>> DeleteAsync(TestHospital hospital, params Id<Patient>[] ids) =>
        hospital.Run.RunAsync(Actor.Product("test"), (DeletePatients use) => use.HandleAsync(ids));
}
