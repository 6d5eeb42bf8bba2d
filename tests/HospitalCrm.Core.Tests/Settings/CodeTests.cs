using FsCheck;
using FsCheck.Fluent;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Settings;

public sealed class CodeTests
{
    private static readonly Actor Info = Actor.Product("test");

    [Fact]
    public async Task A_hospital_begins_with_filled_dictionaries_and_keeps_what_it_changed()
    {
        await using var hospital = await SeededAsync();
        await SaveAsync(hospital, (await FormAsync(hospital, "health-classes", "chronic")) with { Name = "慢病管理", IsEnabled = false });

        await SeedAsync(hospital);

        var chronic = await FormAsync(hospital, "health-classes", "chronic");
        Assert.All(CodeTables.All, table => Assert.NotEmpty(table.BuiltIn));
        Assert.Equal(CodeTables.All.Sum(table => table.BuiltIn.Count), await hospital.WithDbAsync(db => db.CodeItems.CountAsync()));
        Assert.Equal(("慢病管理", false), (chronic.Name, chronic.IsEnabled));
    }

    [Fact]
    public async Task An_item_is_added_changed_moved_and_deleted()
    {
        await using var hospital = await SeededAsync();
        await SaveAsync(hospital, New("inquiry-classes", "parking", "停车"));
        await SaveAsync(hospital, (await FormAsync(hospital, "inquiry-classes", "parking")) with { Name = "停车与班车" });
        var id = await IdAsync(hospital, "inquiry-classes", "parking");

        await hospital.Run.RunAsync(Info, (MoveCodeItem use) => use.HandleAsync(id, isUp: true));
        var names = await NamesAsync(hospital, CodeTables.InquiryClasses);
        var removed = await RemoveAsync(hospital, "inquiry-classes", "parking");

        Assert.Equal("停车与班车", names[^2]);
        Assert.Null(removed.Problem);
        Assert.DoesNotContain("停车与班车", await NamesAsync(hospital, CodeTables.InquiryClasses));
    }

    [Theory]
    [InlineData("health-classes", "坏 码", "重点", null, "Settings.CodeShape")]
    [InlineData("health-classes", "vip", " ", null, "Settings.NameRequired")]
    [InlineData("age-classes", "x", "百岁", "200", "Settings.AgeShape")]
    [InlineData("age-classes", "x", "百岁", "百", "Settings.AgeShape")]
    [InlineData("consumption-classes", "x", "负", "-1", "Settings.MoneyShape")]
    [InlineData("complaint-severities", "x", "零", "0", "Settings.WeightShape")]
    public async Task What_does_not_hold_is_refused_at_its_field(string table, string code, string name, string? value, string refusal)
    {
        await using var hospital = await SeededAsync();

        var outcome = await SaveAsync(hospital, New(table, code, name, value));

        Assert.Equal([refusal], outcome.Problem!.Fields.Select(field => field.Code));
    }

    [Fact]
    public async Task Classes_of_a_scale_cannot_overlap_or_leave_a_gap()
    {
        await using var hospital = await SeededAsync();

        var twice = await SaveAsync(hospital, New("age-classes", "again", "成年", "18"));
        var noBeginning = await SaveAsync(hospital, (await FormAsync(hospital, "age-classes", "infant")) with { IsEnabled = false });
        var raised = await SaveAsync(hospital, (await FormAsync(hospital, "consumption-classes", "low")) with { Value = "100" });
        var split = await SaveAsync(hospital, New("age-classes", "centenarian", "百岁老人", "100"));

        Assert.Equal("Settings.ClassesOverlap", twice.Problem?.Code);
        Assert.Equal("Settings.ClassesGap", noBeginning.Problem?.Code);
        Assert.Equal("Settings.ClassesGap", raised.Problem?.Code);
        Assert.Null(split.Problem);
        Assert.Equal("100", await UntilAsync(hospital, "aged"));
    }

    [Fact]
    public async Task A_code_is_taken_once_and_never_changes()
    {
        await using var hospital = await SeededAsync();

        var taken = await SaveAsync(hospital, New("health-classes", "Chronic", "慢病"));
        var renamed = await SaveAsync(hospital, (await FormAsync(hospital, "health-classes", "chronic")) with { Code = "chronic2" });

        Assert.Equal("Settings.CodeTaken", taken.Problem?.Code);
        Assert.Equal("Settings.CodeStays", renamed.Problem?.Code);
    }

    [Fact]
    public async Task What_is_built_in_or_in_use_is_not_deleted_and_neither_is_anything_with_it()
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddScoped<IHandle<CodeItemRemoved>, KeepsParking>());
        await SeedAsync(hospital);
        await SaveAsync(hospital, New("inquiry-classes", "parking", "停车"));
        await SaveAsync(hospital, New("inquiry-classes", "food", "餐饮"));

        var builtIn = await RemoveAsync(hospital, "inquiry-classes", "food", "booking");
        var inUse = await RemoveAsync(hospital, "inquiry-classes", "food", "parking");

        Assert.Equal("Settings.BuiltInStays", builtIn.Problem?.Code);
        Assert.Equal("Settings.CodeInUse", inUse.Problem?.Code);
        Assert.Contains("餐饮", await NamesAsync(hospital, CodeTables.InquiryClasses));
    }

    [Fact]
    public async Task A_save_on_old_ground_is_stale()
    {
        await using var hospital = await SeededAsync();
        var first = await FormAsync(hospital, "health-classes", "healthy");
        var second = await FormAsync(hospital, "health-classes", "healthy");
        await SaveAsync(hospital, first with { Name = "健康人群" });

        var outcome = await SaveAsync(hospital, second with { Name = "普通" });

        Assert.Equal(ProblemKind.Stale, outcome.Problem?.Kind);
    }

    [Fact]
    public async Task Seeing_a_dictionary_is_not_the_right_to_change_it()
    {
        await using var hospital = await SeededAsync();
        var viewer = await hospital.StaffAsync("lead01", "陈班长", SettingsPermissions.View);

        var outcome = await hospital.Run.RunAsync(viewer, (SaveCodeItem use) => use.HandleAsync(New("health-classes", "vip", "重点")));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
    }

    [Fact]
    public void Every_value_falls_into_exactly_the_class_that_begins_last_before_it()
    {
        var starts = Gen.Choose(1, 120).ArrayOf().Select(drawn => drawn.Append(0).Distinct().ToArray());
        var property = Prop.ForAll(
            (from drawn in starts from value in Gen.Choose(0, 150) select (drawn, value)).ToArbitrary(),
            sample => new CodeScale(sample.drawn.Select(start => ($"c{start}", $"c{start}", (int?)start))).ClassOf(sample.value) == $"c{sample.drawn.Where(start => start <= sample.value).Max()}");

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), property);
    }

    private static CodeItemForm New(string table, string code, string name, string? value = null) => new() { Table = table, Code = code, Name = name, Value = value };

    private static Task<Outcome<bool>> SaveAsync(TestHospital hospital, CodeItemForm form) => hospital.Run.RunAsync(Info, (SaveCodeItem use) => use.HandleAsync(form));

    private static Task<Id<CodeItem>> IdAsync(TestHospital hospital, string table, string code) =>
        hospital.WithDbAsync(db => db.CodeItems.Where(item => item.TableCode == table && item.Code == code).Select(item => item.Id).SingleAsync());

    private static async Task<CodeItemForm> FormAsync(TestHospital hospital, string table, string code)
    {
        var id = await IdAsync(hospital, table, code);
        return (await hospital.Run.RunAsync(Info, (ReadCodeItem use) => use.HandleAsync(table, id))).Value!;
    }

    private static async Task<Outcome<bool>> RemoveAsync(TestHospital hospital, string table, params string[] codes)
    {
        var ids = await hospital.WithDbAsync(db => db.CodeItems.Where(item => item.TableCode == table && codes.Contains(item.Code)).Select(item => item.Id).ToListAsync());
        return await hospital.Run.RunAsync(Info, (RemoveCodeItems use) => use.HandleAsync(table, ids));
    }

    private static async Task<string[]> NamesAsync(TestHospital hospital, CodeTable table) =>
        [.. (await hospital.Run.ReadAsync(Info, CodeItemLists.Of(table), new ListQuery())).Value!.Rows.Select(row => row.Name)];

    private static async Task<string?> UntilAsync(TestHospital hospital, string code) =>
        (await hospital.Run.ReadAsync(Info, CodeItemLists.AgeClasses, new ListQuery())).Value!.Rows.Single(row => row.Code == code).Until?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<TestHospital> SeededAsync()
    {
        var hospital = await TestHospital.OpenAsync();
        await SeedAsync(hospital);
        return hospital;
    }

    internal static Task<int> SeedAsync(TestHospital hospital) => hospital.WithDbAsync(async db =>
    {
        await new SettingsSetup(db).InstallAsync(default);
        return await db.SaveChangesAsync();
    });

    private sealed class KeepsParking : IHandle<CodeItemRemoved>
    {
        public Task HandleAsync(CodeItemRemoved happened, CancellationToken ct) =>
            happened is { Table: "inquiry-classes", Code: "parking" } ? throw new RuleViolation("Settings.CodeInUse", happened.Name) : Task.CompletedTask;
    }
}
