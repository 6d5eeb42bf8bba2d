using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Settings;

public sealed class HospitalTests
{
    [Fact]
    public async Task The_name_in_messages_is_the_hospitals_own_until_it_chooses_another()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var profile = hospital.Services.GetRequiredService<HospitalProfile>();
        var before = profile.MessageName;

        await SaveAsync(hospital, form => form.MessageName = "健康中心");

        Assert.Equal("测试医院", before);
        Assert.Equal(("测试医院", "健康中心"), (profile.Name, profile.MessageName));
    }

    [Theory]
    [InlineData("", "010", "短信", "Settings.HospitalNameRequired")]
    [InlineData("仁爱医院", "10", "短信", "Settings.AreaCodeShape")]
    [InlineData("仁爱医院", "010", "【仁爱】", "Settings.MessageNameBrackets")]
    [InlineData("仁爱医院", "010", "一二三四五六七八九十一二三四五六七八九十一", "Settings.MessageNameTooLong")]
    public async Task What_does_not_hold_is_refused_at_its_field(string name, string area, string messageName, string code)
    {
        await using var hospital = await TestHospital.OpenAsync();

        var outcome = await SaveAsync(hospital, form => (form.Name, form.AreaCode, form.MessageName) = (name, area, messageName));

        Assert.Equal([code], outcome.Problem!.Fields.Select(field => field.Code));
    }

    [Fact]
    public async Task A_save_on_old_ground_is_stale()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var second = await ReadAsync(hospital);
        await SaveAsync(hospital, form => form.Name = "仁爱医院");
        second.Name = "仁和医院";

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (SaveHospital use) => use.HandleAsync(second));

        Assert.Equal(ProblemKind.Stale, outcome.Problem?.Kind);
        Assert.Equal("仁爱医院", hospital.Services.GetRequiredService<HospitalProfile>().Name);
    }

    [Fact]
    public async Task The_menu_is_arranged_at_once_and_never_into_a_lock_out()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var values = hospital.Services.GetRequiredService<ParameterValues>();

        var arranged = await ArrangeAsync(hospital, "", new("Nav.calls", "Nav.group.patients", 5, false), new("Nav.patients", null, null, true));
        var stale = await ArrangeAsync(hospital, "", new MenuPlace("Nav.calls", null, 1, false));
        var lockedOut = await ArrangeAsync(hospital, "", new MenuPlace("Nav.settings", null, null, true));

        Assert.Null(arranged.Problem);
        Assert.Equal(ProblemKind.Stale, stale.Problem?.Kind);
        Assert.Equal("Settings.MenuMustStay", lockedOut.Problem?.Code);
        Assert.Equal(new("Nav.calls", "Nav.group.patients", 5, false), MenuPlace.Parse("Nav.calls", values.Stored(MenuPlace.KeyOf("Nav.calls"))));
        Assert.True(MenuPlace.Parse("Nav.patients", values.Stored(MenuPlace.KeyOf("Nav.patients"))).IsHidden);
        Assert.False(MenuPlace.Parse("Nav.settings", "||hidden").IsHidden);
    }

    private static Task<Outcome<bool>> ArrangeAsync(TestHospital hospital, string seen, params MenuPlace[] places) =>
        hospital.Run.RunAsync(Actor.Product("test"), (ArrangeMenu use) => use.HandleAsync(places, seen));

    private static async Task<HospitalForm> ReadAsync(TestHospital hospital) =>
        (await hospital.Run.RunAsync(Actor.Product("test"), (ReadHospital use) => use.HandleAsync())).Value!;

    private static async Task<Outcome<bool>> SaveAsync(TestHospital hospital, Action<HospitalForm> change)
    {
        var form = await ReadAsync(hospital);
        change(form);
        return await hospital.Run.RunAsync(Actor.Product("test"), (SaveHospital use) => use.HandleAsync(form));
    }
}
