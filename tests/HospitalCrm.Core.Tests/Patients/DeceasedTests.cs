using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Duplicates;
using HospitalCrm.Core.Tests.Calls;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class DeceasedTests
{
    private static readonly DateOnly Sunday = new(2026, 3, 1);

    [Fact]
    public async Task The_mark_is_set_with_its_source_and_taken_back_with_a_reason()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        Assert.Null((await MarkAsync(hospital, id, Sunday, "女儿来电告知")).Problem);
        Assert.Equal(Sunday, (await OpenAsync(hospital, id)).Main.DeceasedOn);
        Assert.Equal("Patients.ReasonNeeded", (await MarkAsync(hospital, id, null, "")).Problem!.Code);

        Assert.Null((await MarkAsync(hospital, id, null, "同名误标")).Problem);

        Assert.Null((await OpenAsync(hospital, id)).Main.DeceasedOn);
        var changes = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientChanges use) => use.HandleAsync(id))).Value!;
        Assert.Contains(changes.SelectMany(change => change.Fields), field => field is { Field: "DeceasedReason", After: "同名误标" });
    }

    [Theory]
    [InlineData("2026-03-03", "Patients.DeathInFuture")]
    [InlineData("1985-03-06", "Patients.DeathBeforeBirth")]
    public async Task A_day_that_cannot_be_is_refused(string day, string code)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());

        var outcome = await MarkAsync(hospital, id, DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "");

        Assert.Equal(code, outcome.Problem!.Code);
    }

    [Fact]
    public async Task All_records_of_the_person_are_marked_and_any_of_them_says_so()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (one, other) = (await hospital.HaveAsync(Forms.WangFang()), await hospital.HaveAsync(Forms.WangFang()));
        await hospital.Run.RunAsync(Actor.Product("test"), (DeclareSamePerson use) => use.HandleAsync(one, other, ""));

        await MarkAsync(hospital, other, Sunday, "");

        Assert.All(await hospital.WithDbAsync(db => db.Patients.Select(patient => patient.DeceasedOn).ToListAsync()), on => Assert.Equal(Sunday, on));
    }

    [Fact]
    public async Task A_card_that_is_open_says_it_at_once()
    {
        await using var centre = await CallCentre.OpenAsync();
        var agent = await centre.AgentAsync("agent01", "8001", PatientPermissions.View);
        var wang = await centre.Hospital.HaveAsync(Forms.WangFang());
        await centre.SayAsync(Say.Ringing("c1", extension: "8001"), Say.Number("c1", Forms.Phone));
        var before = Assert.Single((await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync())).Value!);
        Assert.False(before.Patient!.IsDeceased);

        await MarkAsync(centre.Hospital, wang, Sunday, "");

        var after = Assert.Single((await centre.Run.RunAsync(agent, (ReadLiveCalls use) => use.HandleAsync())).Value!);
        Assert.True(after.Patient!.IsDeceased);
        Assert.True(after.Version > before.Version);
    }

    private static Task<Outcome<bool>> MarkAsync(TestHospital hospital, Id<Patient> id, DateOnly? on, string reason) =>
        hospital.Run.RunAsync(Actor.Product("test"), (MarkDeceased use) => use.HandleAsync(id, on, DeathSource.Family, reason));

    private static async Task<PatientArchive> OpenAsync(TestHospital hospital, Id<Patient> id) =>
        (await hospital.Run.RunAsync(Actor.Product("test"), (OpenPatient use) => use.HandleAsync(id))).Value!;
}
