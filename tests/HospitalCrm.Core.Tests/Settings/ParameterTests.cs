using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Settings;

public sealed class ParameterTests
{
    private static readonly string Key = CallingParameters.From.Key;

    [Fact]
    public async Task A_changed_parameter_holds_at_once_and_says_so()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var values = hospital.Services.GetRequiredService<ParameterValues>();
        var told = 0;
        values.Changed += () => told++;

        var outcome = await SetAsync(hospital, " 09:15 ", seen: null);

        Assert.Null(outcome.Problem);
        Assert.Equal(new TimeOnly(9, 15), values.Get(CallingParameters.From));
        Assert.Equal(1, told);
    }

    [Theory]
    [InlineData("calling.from", "25:00", "Settings.ParameterNotMeant")]
    [InlineData("calling.days", "sundays", "Settings.ParameterNotMeant")]
    [InlineData("messages.revisit-days", "31", "Settings.ParameterOutOfRange")]
    [InlineData("messages.revisit-days", "two", "Settings.ParameterOutOfRange")]
    [InlineData("hospital.patient-word", "guest", "Settings.ParameterNotMeant")]
    [InlineData("no.such", "1", "Settings.UnknownParameter")]
    public async Task What_cannot_be_meant_is_refused_and_changes_nothing(string key, string text, string code)
    {
        await using var hospital = await TestHospital.OpenAsync();

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (SetParameter use) => use.HandleAsync(key, text, null));

        Assert.Equal(code, outcome.Problem?.Code);
        Assert.False(await hospital.WithDbAsync(db => db.Parameters.AnyAsync()));
    }

    [Fact]
    public async Task Two_administrators_do_not_overwrite_each_other()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await SetAsync(hospital, "09:00", seen: null);

        var second = await SetAsync(hospital, "10:00", seen: null);
        var afterLooking = await SetAsync(hospital, "10:00", seen: "09:00");

        Assert.Equal(ProblemKind.Stale, second.Problem?.Kind);
        Assert.Null(afterLooking.Problem);
        Assert.Equal("10:00", (await RowAsync(hospital)).Stored);
    }

    [Fact]
    public async Task Who_changed_what_when_is_told_from_the_audit_chain()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var zhou = await hospital.StaffAsync("info01", "周海涛", SettingsPermissions.View, SettingsPermissions.Manage);
        await hospital.Run.RunAsync(zhou, (SetParameter use) => use.HandleAsync(Key, "09:00", null));
        hospital.Clock.Advance(TimeSpan.FromHours(1));
        await hospital.Run.RunAsync(zhou, (SetParameter use) => use.HandleAsync(Key, "09:30", "09:00"));

        var row = await RowAsync(hospital);
        var history = (await hospital.Run.RunAsync(zhou, (ReadParameterHistory use) => use.HandleAsync(Key))).Value!;

        Assert.Equal(("周海涛", "09:00", "09:30", TestHospital.Monday.AddHours(1)), (row.Last!.ActorName, row.Last.Before, row.Last.After, row.Last.At));
        Assert.Equal([("09:00", "09:30"), (null, "09:00")], history.Select(change => (change.Before, change.After)));
    }

    [Fact]
    public async Task A_change_can_be_undone_to_a_former_value_and_to_the_default()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await SetAsync(hospital, "09:00", seen: null);
        await SetAsync(hospital, "10:00", seen: "09:00");

        await SetAsync(hospital, "09:00", seen: "10:00");
        var former = await RowAsync(hospital);
        await SetAsync(hospital, null, seen: "09:00");
        var original = await RowAsync(hospital);

        Assert.Equal("09:00", former.Text);
        Assert.Equal((null, "08:30"), (original.Stored, original.Text));
        Assert.Equal(("09:00", null), (original.Last!.Before, original.Last.After));
    }

    [Fact]
    public async Task Seeing_parameters_is_not_the_right_to_change_them()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var viewer = await hospital.StaffAsync("lead01", "陈班长", SettingsPermissions.View);

        var read = await hospital.Run.RunAsync(viewer, (ReadParameters use) => use.HandleAsync());
        var set = await hospital.Run.RunAsync(viewer, (SetParameter use) => use.HandleAsync(Key, "09:00", null));

        Assert.Equal(ParameterCatalogue.All.Count, read.Value!.Count);
        Assert.Equal(ProblemKind.Forbidden, set.Problem?.Kind);
    }

    [Fact]
    public void Every_value_that_may_be_typed_fits_its_column()
    {
        using var db = Architecture.Model.Postgres();
        var column = db.Model.FindEntityType(typeof(Parameter))!.FindProperty(nameof(Parameter.Value))!.GetMaxLength();

        Assert.Empty(ParameterCatalogue.All.Where(parameter => parameter.MaxLength > column).Select(parameter => parameter.Key));
        Assert.Contains(ParameterCatalogue.All, parameter => parameter.MaxLength == column);
    }

    [Fact]
    public void Every_default_is_a_value_the_parameter_takes()
    {
        var refused = ParameterCatalogue.All.Where(parameter => parameter.Check(parameter.DefaultText(false)) != parameter.DefaultText(false) || parameter.Check(parameter.DefaultText(true)) != parameter.DefaultText(true));

        Assert.NotEmpty(ParameterCatalogue.All);
        Assert.Empty(refused);
    }

    private static Task<Outcome<bool>> SetAsync(TestHospital hospital, string? text, string? seen) =>
        hospital.Run.RunAsync(Actor.Product("test"), (SetParameter use) => use.HandleAsync(Key, text, seen));

    private static async Task<ParameterRow> RowAsync(TestHospital hospital) =>
        (await hospital.Run.RunAsync(Actor.Product("test"), (ReadParameters use) => use.HandleAsync())).Value!.Single(row => row.Key == Key);
}
