using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Settings;

public sealed class NuisanceNumberTests
{
    [Fact]
    public async Task A_barred_number_is_found_however_it_is_written()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await SaveAsync(hospital, new() { Number = "0571-63663699", Reason = "推销" });

        var rows = await hospital.Run.ReadAsync(Actor.Product("test"), NuisanceNumberList.Definition, Query("+8657163663699"));
        var others = await hospital.Run.ReadAsync(Actor.Product("test"), NuisanceNumberList.Definition, Query("6366"));

        Assert.Equal("推销", Assert.Single(rows.Value!.Rows).Reason);
        Assert.Empty(others.Value!.Rows);
    }

    [Theory]
    [InlineData("", "推销", "Settings.NumberRequired")]
    [InlineData("8001", "推销", "Settings.NumberUnreadable")]
    [InlineData("abc", "推销", "Settings.NumberUnreadable")]
    [InlineData("13800138000", " ", "Settings.ReasonRequired")]
    public async Task A_number_that_names_nobody_or_a_missing_reason_is_refused(string number, string reason, string code)
    {
        await using var hospital = await TestHospital.OpenAsync();

        var outcome = await SaveAsync(hospital, new() { Number = number, Reason = reason });

        Assert.Equal([code], outcome.Problem!.Fields.Select(field => field.Code));
    }

    [Fact]
    public async Task A_number_stands_on_the_list_once()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await SaveAsync(hospital, new() { Number = "13800138000", Reason = "推销" });

        var outcome = await SaveAsync(hospital, new() { Number = "+86 138 0013 8000", Reason = "骚扰" });

        Assert.Equal("Settings.NumberTaken", outcome.Problem?.Code);
        Assert.Equal(1, await hospital.WithDbAsync(db => db.NuisanceNumbers.CountAsync()));
    }

    [Fact]
    public async Task An_entry_can_be_corrected_and_a_second_correction_on_old_ground_is_stale()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = (await SaveAsync(hospital, new() { Number = "13800138000", Reason = "推销" })).Value;
        var first = await ReadAsync(hospital, id);
        var second = await ReadAsync(hospital, id);
        (first.Reason, second.Reason) = ("诈骗", "误报");

        var saved = await SaveAsync(hospital, first);
        var stale = await SaveAsync(hospital, second);

        Assert.Null(saved.Problem);
        Assert.Equal(ProblemKind.Stale, stale.Problem?.Kind);
        Assert.Equal("诈骗", (await ReadAsync(hospital, id)).Reason);
    }

    [Fact]
    public async Task Removed_entries_are_gone_all_or_none()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = (await SaveAsync(hospital, new() { Number = "13800138000", Reason = "推销" })).Value;

        var refused = await RemoveAsync(hospital, id, Id<NuisanceNumber>.New());
        var removed = await RemoveAsync(hospital, id);

        Assert.Equal(ProblemKind.Missing, refused.Problem?.Kind);
        Assert.Equal(1, removed.Value);
        Assert.Equal(0, await hospital.WithDbAsync(db => db.NuisanceNumbers.CountAsync()));
    }

    [Fact]
    public async Task Seeing_the_list_is_not_the_right_to_change_it()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var viewer = await hospital.StaffAsync("lead01", "陈班长", SettingsPermissions.View);

        var outcome = await hospital.Run.RunAsync(viewer, (SaveNuisanceNumber use) => use.HandleAsync(new() { Number = "13800138000", Reason = "推销" }));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
    }

    private static Task<Outcome<Id<NuisanceNumber>>> SaveAsync(TestHospital hospital, NuisanceNumberForm form) =>
        hospital.Run.RunAsync(Actor.Product("test"), (SaveNuisanceNumber use) => use.HandleAsync(form));

    private static async Task<NuisanceNumberForm> ReadAsync(TestHospital hospital, Id<NuisanceNumber> id) =>
        (await hospital.Run.RunAsync(Actor.Product("test"), (ReadNuisanceNumber use) => use.HandleAsync(id))).Value!;

    private static Task<Outcome<int>> RemoveAsync(TestHospital hospital, params Id<NuisanceNumber>[] ids) =>
        hospital.Run.RunAsync(Actor.Product("test"), (RemoveNuisanceNumbers use) => use.HandleAsync(ids));

    private static ListQuery Query(string number) => new() { Filters = new Dictionary<string, string> { ["number"] = number } };
}
