using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

public sealed class SetUpHospitalTests
{
    private static readonly Actor Setup = Actor.Product("setup");
    private static readonly SetupForm Typed = new()
    {
        HospitalName = "仁爱医院",
        AreaCode = "0571",
        OutsidePrefix = "9",
        UserCode = "chief",
        Name = "赵主任",
        Password = "梅兰竹菊-2026-x",
    };

    [Fact]
    public async Task The_first_run_names_the_hospital_at_once_and_makes_its_administrator()
    {
        await using var hospital = await TestHospital.OpenAsync();

        var outcome = await hospital.Run.RunAsync(Setup, (SetUpHospital use) => use.HandleAsync(Typed));

        var profile = hospital.Services.GetRequiredService<HospitalProfile>();
        var rights = await hospital.Services.GetRequiredService<Grants>().OfAsync("chief");
        Assert.True(outcome.Succeeded);
        Assert.Equal(("仁爱医院", "0571", "9"), (profile.Name, profile.Numbering.AreaCode, profile.Numbering.OutsidePrefix));
        Assert.True(rights.Has(SecurityPermissions.ManageStaff.Code));
    }

    [Fact]
    public async Task It_happens_once()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.Run.RunAsync(Setup, (SetUpHospital use) => use.HandleAsync(Typed));

        var outcome = await hospital.Run.RunAsync(Setup, (SetUpHospital use) => use.HandleAsync(Typed with { UserCode = "second" }));

        Assert.Equal("Security.AlreadySetUp", outcome.Problem!.Code);
        Assert.Equal(1, await hospital.WithDbAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task What_does_not_hold_is_named_and_nothing_is_kept()
    {
        await using var hospital = await TestHospital.OpenAsync();

        var outcome = await hospital.Run.RunAsync(Setup, (SetUpHospital use) => use.HandleAsync(Typed with { AreaCode = "571", HospitalName = "" }));

        Assert.Equal(["AreaCode", "HospitalName"], outcome.Problem!.Fields.Select(field => field.Field).Order());
        Assert.Empty(await hospital.WithDbAsync(db => db.Users.ToListAsync()));
    }
}
