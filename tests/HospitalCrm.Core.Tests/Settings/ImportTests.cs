using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Settings;

public sealed class ImportTests
{
    private static readonly Actor Info = Actor.Product("test");

    [Fact]
    public async Task Rows_are_new_changed_or_the_same_and_a_second_import_changes_nothing()
    {
        await using var hospital = await SeededAsync();
        ImportLine[] lines = [Line(2, ("Code", "parking"), ("Name", "停车")), Line(3, ("Code", "booking"), ("Name", "预约")), Line(4, ("Code", "other"), ("Name", "其他"))];

        var preview = await LookAsync(hospital, "inquiry-classes", lines);
        var report = await RunAsync(hospital, "inquiry-classes", lines);
        var again = await RunAsync(hospital, "inquiry-classes", lines);

        Assert.Equal([ImportChange.New, ImportChange.Changed, ImportChange.Same], preview.Findings.Select(finding => finding.Change));
        Assert.Equal(new(1, 1, 1), report.Value);
        Assert.Equal(new(0, 0, 3), again.Value);
    }

    [Fact]
    public async Task The_preview_names_each_wrong_cell_and_one_wrong_row_keeps_all_out()
    {
        await using var hospital = await SeededAsync();
        ImportLine[] lines =
        [
            Line(2, ("Code", "good"), ("Name", "好")),
            Line(3, ("Code", "坏 码"), ("Name", "")),
            Line(4, ("Code", "GOOD"), ("Name", "重复")),
            Line(5, ("Code", "maybe"), ("Name", "也许"), ("IsEnabled", "也许")),
        ];

        var preview = await LookAsync(hospital, "inquiry-classes", lines);
        var run = await RunAsync(hospital, "inquiry-classes", lines);

        Assert.Equal(
            [[], ["Code Settings.CodeShape", "Name Settings.NameRequired"], ["Code Settings.ImportTwice"], ["IsEnabled Settings.ImportChoice"]],
            preview.Findings.Select(finding => finding.Problems.Select(problem => $"{problem.Field} {problem.Code}").ToArray()));
        Assert.Equal("Settings.ImportHasErrors", run.Problem?.Code);
        Assert.False(await hospital.WithDbAsync(db => db.CodeItems.AnyAsync(item => item.TableCode == "inquiry-classes" && item.Code == "good")));
    }

    [Fact]
    public async Task Classes_that_overlap_only_together_are_refused_together()
    {
        await using var hospital = await SeededAsync();
        ImportLine[] overlapping = [Line(2, ("Code", "a"), ("Name", "甲"), ("Value", "25")), Line(3, ("Code", "b"), ("Name", "乙"), ("Value", "25.00"))];
        ImportLine[] moved = [Line(2, ("Code", "adult"), ("Name", "青年"), ("Value", "20")), Line(3, ("Code", "youth"), ("Name", "青少年"), ("Value", "18"))];

        var preview = await LookAsync(hospital, "age-classes", overlapping);
        var refused = await RunAsync(hospital, "age-classes", overlapping);
        var taken = await RunAsync(hospital, "age-classes", moved);

        Assert.False(preview.Holds);
        Assert.Equal(("Settings.ClassesOverlap", "Settings.ClassesOverlap"), (preview.Whole?.Code, refused.Problem?.Code));
        Assert.Equal(new(0, 2, 0), taken.Value);
    }

    [Fact]
    public async Task A_kind_is_one_of_its_words_never_a_number()
    {
        await using var hospital = await SeededAsync();

        var departments = await LookAsync(hospital, "departments", [Line(2, ("Code", "1001"), ("Name", "心内科"), ("Kind", "99"))]);
        var holidays = await LookAsync(hospital, "holidays", [Line(2, ("Day", "2027-01-01"), ("Kind", "7"), ("Name", "元旦"))]);

        Assert.Equal(["Settings.ImportChoice"], departments.Findings[0].Problems.Select(problem => problem.Code));
        Assert.Contains(holidays.Findings[0].Problems, problem => problem.Code == "Settings.ImportChoice");
    }

    [Fact]
    public async Task More_rows_than_one_transaction_has_room_for_are_refused()
    {
        await using var hospital = await SeededAsync();
        var lines = Enumerable.Range(2, RunImport.MostRows + 1).Select(row => Line(row, ("Code", "d" + row), ("Name", "科室"))).ToArray();

        Assert.Equal("Settings.FileTooManyRows", (await RunAsync(hospital, "departments", lines)).Problem?.Code);
    }

    [Fact]
    public async Task Somebody_else_who_adds_the_same_meanwhile_is_seen_inside_the_transaction()
    {
        await using var hospital = await SeededAsync();
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Info;
        var (target, db) = (scope.ServiceProvider.GetRequiredService<ImportBook>().Of("departments"), scope.ServiceProvider.GetRequiredService<CrmDb>());
        Assert.True((await target.LookAsync("departments", [Line(2, ("Code", "1001"), ("Name", "心内科"))], default)).Holds);
        await hospital.AddAsync(new Department("1001", "心血管内科"));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.InTransactionAsync(() => target.PutAsync("departments", default), default));
    }

    [Fact]
    public async Task Next_years_holidays_come_from_a_file()
    {
        await using var hospital = await SeededAsync();
        ImportLine[] lines =
        [
            Line(2, ("Day", "2027/1/1"), ("Kind", "Off"), ("Name", "元旦")),
            Line(3, ("Day", "2027年1月2日"), ("Kind", "Workday"), ("Name", "元旦调休")),
        ];
        ImportLine[] wrong = [Line(2, ("Day", "2027-13-01"), ("Kind", "Off"), ("Name", "错")), Line(3, ("Day", "2027-01-04"), ("Kind", "Workday"), ("Name", "星期一"))];

        var report = await RunAsync(hospital, "holidays", lines);
        var preview = await LookAsync(hospital, "holidays", wrong);

        Assert.Equal(new(2, 0, 0), report.Value);
        Assert.Equal([["Settings.ImportDay"], ["Settings.WorkdayOnWeekend"]], preview.Findings.Select(finding => finding.Problems.Select(problem => problem.Code).ToArray()));
    }

    [Fact]
    public async Task Departments_guides_and_examinations_are_taken_over()
    {
        await using var hospital = await SeededAsync();

        var departments = await RunAsync(hospital, "departments", Line(2, ("Code", "1001"), ("Name", "心内科"), ("Kind", "Clinical")), Line(3, ("Code", "精神科"), ("Name", "精神科"), ("MessageName", "健康中心")));
        var guides = await RunAsync(hospital, "guides", Line(2, ("Code", "1001"), ("Guide", "住院楼8层")));
        var lost = await LookAsync(hospital, "guides", [Line(2, ("Code", "9999"), ("Guide", "不知道"))]);
        var exams = await RunAsync(hospital, "exams", Line(2, ("Code", "ECG"), ("Name", "心电图"), ("Department", "心内科"), ("Notes", "无需空腹")));

        Assert.Equal((2, 1, 1), (departments.Value!.Added, guides.Value!.Added, exams.Value!.Added));
        Assert.Equal("Settings.UnknownDepartment", lost.Findings[0].Problems[0].Code);
        Assert.Equal("1001", await hospital.WithDbAsync(db => db.ExamItems.Select(item => item.DepartmentCode).SingleAsync()));
    }

    [Fact]
    public async Task Without_the_right_nothing_is_even_looked_at()
    {
        await using var hospital = await SeededAsync();
        var viewer = await hospital.StaffAsync("lead01", "陈班长", SettingsPermissions.View);

        var outcome = await hospital.Run.RunAsync(viewer, (PreviewImport use) => use.HandleAsync("holidays", []));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
    }

    private static ImportLine Line(int row, params (string Column, string Text)[] cells) => new(row, cells.ToDictionary(cell => cell.Column, cell => cell.Text));

    private static async Task<ImportPreview> LookAsync(TestHospital hospital, string list, ImportLine[] lines) =>
        (await hospital.Run.RunAsync(Info, (PreviewImport use) => use.HandleAsync(list, lines))).Value!;

    private static Task<Outcome<ImportReport>> RunAsync(TestHospital hospital, string list, params ImportLine[] lines) =>
        hospital.Run.RunAsync(Info, (RunImport use) => use.HandleAsync(list, lines));

    private static async Task<TestHospital> SeededAsync()
    {
        var hospital = await TestHospital.OpenAsync();
        await CodeTests.SeedAsync(hospital);
        return hospital;
    }
}
