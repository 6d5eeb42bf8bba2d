using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class SearchPatientsTests
{
    [Theory]
    [InlineData("芳", HitReason.Name)]
    [InlineData("8000", HitReason.Phone)]
    [InlineData("138-0013-8000", HitReason.Phone)]
    [InlineData("002X", HitReason.IdNumber)]
    [InlineData("B0001", HitReason.RecordNo)]
    public async Task Whatever_is_known_of_the_patient_finds_him_and_says_why(string typed, HitReason why)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Forms.WangFang();
        form.IdNumber = Forms.IdNumber;
        var id = await hospital.HaveAsync(form);

        var hits = await hospital.Run.RunAsync(Actor.Product("test"), (SearchPatients use) => use.HandleAsync(typed));

        Assert.Equal((id, why, "138****8000"), (Assert.Single(hits.Value!).Id, hits.Value![0].Why, hits.Value[0].Phone));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7000")]
    [InlineData("张")]
    public async Task What_fits_nobody_finds_nobody(string typed)
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.HaveAsync(Forms.WangFang());

        var hits = await hospital.Run.RunAsync(Actor.Product("test"), (SearchPatients use) => use.HandleAsync(typed));

        Assert.Empty(hits.Value!);
    }
}
