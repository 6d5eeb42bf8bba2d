using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class OpenPatientTests
{
    [Fact]
    public async Task A_look_is_on_record_under_the_name_of_who_looked()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var agent = await hospital.StaffAsync("agent01", "李敏", PatientPermissions.View);

        var opened = await hospital.Run.RunAsync(agent, (OpenPatient use) => use.HandleAsync(id));

        Assert.Equal("138****8000", Assert.Single(opened.Value!.Main.Numbers).Masked);
        var access = (await hospital.Run.RunAsync(agent, (ReadPatientAccess use) => use.HandleAsync(id))).Value!;
        Assert.Equal(("agent01", "李敏"), (Assert.Single(access).ActorNo, access[0].ActorName));
    }

    [Fact]
    public async Task Any_records_key_opens_the_person_with_all_records_and_a_deleted_ones_too()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var first = await hospital.HaveAsync(Forms.WangFang());
        var second = await hospital.HaveAsync(Forms.WangFang());
        await JoinAsync(hospital, first, second);

        var both = await OpenAsync(hospital, first);
        await hospital.Run.RunAsync(Actor.Product("test"), (DeletePatients use) => use.HandleAsync([first]));
        var left = await OpenAsync(hospital, first);

        Assert.Equal([first, second], both.Value!.Records.Select(record => record.Id));
        Assert.Equal([second], left.Value!.Records.Select(record => record.Id));
    }

    [Fact]
    public async Task A_key_nobody_has_is_missing_and_leaves_no_trace()
    {
        await using var hospital = await TestHospital.OpenAsync();

        var opened = await OpenAsync(hospital, Id<Patient>.New());

        Assert.Equal(ProblemKind.Missing, opened.Problem?.Kind);
        Assert.Equal(0, await hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.PatientId != null)));
    }

    [Fact]
    public async Task Somebody_without_the_right_sees_nothing()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var finance = await hospital.StaffAsync("finance01", "周会计");

        var opened = await hospital.Run.RunAsync(finance, (OpenPatient use) => use.HandleAsync(id));

        Assert.Equal(ProblemKind.Forbidden, opened.Problem?.Kind);
        Assert.Null(opened.Value);
    }

    [Theory]
    [InlineData("110105194912310021", "1949-12-31", Sex.Female, QualityFlag.IdNumberWrong)]
    [InlineData(Forms.IdNumber, "1950-12-31", Sex.Female, QualityFlag.IdNumberConflicts)]
    [InlineData(Forms.IdNumber, "1949-12-31", Sex.Male, QualityFlag.IdNumberConflicts)]
    public async Task What_does_not_fit_together_is_flagged(string idNumber, string birth, Sex sex, QualityFlag flag)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Forms.WangFang();
        (form.IdNumber, form.AcceptIdNumber, form.BirthDate, form.Sex) = (idNumber, true, birth, sex);
        var id = await hospital.HaveAsync(form);

        var opened = await OpenAsync(hospital, id);

        Assert.Equal([flag], opened.Value!.Main.Flags);
    }

    [Fact]
    public async Task A_year_alone_does_not_conflict_with_the_number_that_knows_the_day()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Forms.WangFang();
        (form.IdNumber, form.BirthDate) = (Forms.IdNumber, "1949");
        var id = await hospital.HaveAsync(form);

        var opened = await OpenAsync(hospital, id);

        Assert.Empty(opened.Value!.Main.Flags);
    }

    private static Task<Outcome<PatientArchive>> OpenAsync(TestHospital hospital, Id<Patient> id) =>
        hospital.Run.RunAsync(Actor.Product("test"), (OpenPatient use) => use.HandleAsync(id));

    /// <summary>What merging will do: both records point to one person.</summary>
    private static Task<int> JoinAsync(TestHospital hospital, Id<Patient> to, Id<Patient> joined) => hospital.WithDbAsync(async db =>
    {
        var person = await db.Patients.Where(patient => patient.Id == to).Select(patient => patient.PersonId).SingleAsync();
        return await db.Patients.Where(patient => patient.Id == joined).ExecuteUpdateAsync(set => set.SetProperty(patient => patient.PersonId, person));
    });
}
