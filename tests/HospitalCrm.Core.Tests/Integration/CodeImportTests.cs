using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Integration.CodeMaps;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Imports;
using HospitalCrm.Core.Settings.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Integration;

/// <summary>对照 from a file: by code or by name, row by row, all of it or nothing.</summary>
public sealed class CodeImportTests
{
    private static readonly Actor Info = Actor.Product("test");

    [Fact]
    public async Task Codes_are_mapped_by_code_by_name_and_as_the_list_shows_them_and_twice_changes_nothing()
    {
        await using var hospital = await OpenAsync();
        await hospital.AddAsync(new SourceCode("his", "GB/T 3304", "A7", hospital.Clock.GetUtcNow()));
        ImportLine[] lines =
        [
            Line(2, "his", "GB/T 3304", "A7", "03"),
            Line(3, "his", "民族代码", "17", "汉族"),
            Line(4, "his", "性别代码 GB/T 2261.1", "M", "1 男性"),
            Line(5, "lis", "GB/T 2261.1", "m", "男"),
            Line(6, "his", "GB/T 2261.1", "m", "1"),
        ];

        var preview = (await LookAsync(hospital, lines)).Value!;
        var report = await RunAsync(hospital, lines);
        var again = await RunAsync(hospital, lines);

        Assert.Equal([ImportChange.Changed, ImportChange.New, ImportChange.New, ImportChange.New, ImportChange.New], preview.Findings.Select(finding => finding.Change));
        Assert.Equal((new(4, 1, 0), new ImportReport(0, 0, 5)), (report.Value, again.Value));
        Assert.Equal(["his GB/T 2261.1 M 1", "his GB/T 2261.1 m 1", "his GB/T 3304 17 01", "his GB/T 3304 A7 03", "lis GB/T 2261.1 m 1"], await MapsAsync(hospital));
        Assert.Equal(5, await hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Changed && entry.Entity == nameof(SourceCode))));
    }

    [Fact]
    public async Task What_is_imported_holds_for_the_next_row_that_comes()
    {
        await using var hospital = await OpenAsync();
        Assert.Equal("A7", await MeaningAsync(hospital));

        await RunAsync(hospital, Line(2, "his", "GB/T 3304", "A7", "03"));

        Assert.Equal("03", await MeaningAsync(hospital));
    }

    [Fact]
    public async Task A_row_without_a_meaning_takes_none_away_and_puts_a_new_code_on_the_work_list()
    {
        await using var hospital = await OpenAsync();
        await RunAsync(hospital, Line(2, "his", "GB/T 3304", "A7", "03"));

        var report = await RunAsync(hospital, Line(2, "his", "GB/T 3304", "A7", ""), Line(3, "his", "GB/T 3304", "B9", ""));

        Assert.Equal(new(1, 0, 1), report.Value);
        Assert.Equal(["his GB/T 3304 A7 03", "his GB/T 3304 B9 "], await MapsAsync(hospital));
    }

    [Fact]
    public async Task Each_wrong_cell_is_named_and_one_wrong_row_keeps_all_out()
    {
        await using var hospital = await OpenAsync();
        ImportLine[] lines =
        [
            Line(2, "his", "GB/T 3304", "A7", "03"),
            Line(3, "his", "没有的值域", "A7", "03"),
            Line(4, "his", "GB/T 3304", "A8", "火星族"),
            Line(5, "", "GB/T 3304", "", "03"),
            Line(6, "his", "民族代码", "A7", "02"),
        ];

        var preview = (await LookAsync(hospital, lines)).Value!;
        var run = await RunAsync(hospital, lines);

        Assert.Equal(
            [[], ["Domain Integration.NoSuchDomain"], ["Meaning Integration.NoSuchStandard"], ["Source Integration.SourceRequired", "Code Integration.SourceCodeRequired"], ["Code Settings.ImportTwice"]],
            preview.Findings.Select(finding => finding.Problems.Select(problem => $"{problem.Field} {problem.Code}").ToArray()));
        Assert.Equal("Settings.ImportHasErrors", run.Problem?.Code);
        Assert.Empty(await MapsAsync(hospital));
    }

    [Fact]
    public async Task A_row_that_comes_meanwhile_does_not_stop_an_import_and_somebody_who_maps_the_same_code_does()
    {
        await using var hospital = await OpenAsync();
        await hospital.AddAsync(new SourceCode("his", "GB/T 3304", "A7", hospital.Clock.GetUtcNow()));

        await WhileLookedAtAsync(hospital, "03", () => hospital.WithDbAsync(async db =>
        {
            (await db.SourceCodes.SingleAsync()).See(7, hospital.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        }));
        var stale = WhileLookedAtAsync(hospital, "04", () => RunAsync(hospital, Line(2, "his", "GB/T 3304", "A7", "05")));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => stale);
        Assert.Equal(["his GB/T 3304 A7 05"], await MapsAsync(hospital));
    }

    [Fact]
    public async Task Looking_at_the_feeds_is_not_the_right_to_import_and_too_long_a_file_is_refused()
    {
        await using var hospital = await OpenAsync();
        var viewer = await hospital.StaffAsync("manager01", "周院长", FeedPermissions.View);

        var looked = await hospital.Run.RunAsync(viewer, (PreviewCodeImport use) => use.HandleAsync([]));
        var run = await hospital.Run.RunAsync(viewer, (RunCodeImport use) => use.HandleAsync([Line(2, "his", "GB/T 3304", "A7", "03")]));
        var endless = await LookAsync(hospital, [.. Enumerable.Range(2, RunImport.MostRows + 1).Select(row => Line(row, "his", "GB/T 3304", $"C{row}", "03"))]);
        var none = await RunAsync(hospital);

        Assert.Equal((ProblemKind.Forbidden, ProblemKind.Forbidden), (looked.Problem?.Kind, run.Problem?.Kind));
        Assert.Equal(("Settings.FileTooManyRows", "Settings.FileTooManyRows"), (endless.Problem?.Code, none.Problem?.Code));
    }

    private static async Task<TestHospital> OpenAsync()
    {
        var hospital = await TestHospital.OpenAsync();
        await hospital.WithDbAsync(async db =>
        {
            await new StandardsSetup(db).InstallAsync(default);
            return await db.SaveChangesAsync();
        });
        return hospital;
    }

    /// <summary>Somebody looks at a file, something happens, and then it is put in.</summary>
    private static async Task WhileLookedAtAsync(TestHospital hospital, string meaning, Func<Task> meanwhile)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Info;
        var (target, db) = (scope.ServiceProvider.GetRequiredService<SourceCodeImport>(), scope.ServiceProvider.GetRequiredService<CrmDb>());
        Assert.True((await target.LookAsync("codes", [Line(2, "his", "GB/T 3304", "A7", meaning)], default)).Holds);
        await meanwhile();
        await db.InTransactionAsync(
            async () =>
            {
                await target.PutAsync("codes", default);
                await db.SaveChangesAsync();
            },
            default);
    }

    private static ImportLine Line(int row, string source, string domain, string code, string meaning) =>
        new(row, new Dictionary<string, string> { ["Source"] = source, ["Domain"] = domain, ["Code"] = code, ["Meaning"] = meaning });

    private static Task<Outcome<ImportPreview>> LookAsync(TestHospital hospital, params ImportLine[] lines) => hospital.Run.RunAsync(Info, (PreviewCodeImport use) => use.HandleAsync(lines));

    private static Task<Outcome<ImportReport>> RunAsync(TestHospital hospital, params ImportLine[] lines) => hospital.Run.RunAsync(Info, (RunCodeImport use) => use.HandleAsync(lines));

    private static Task<List<string>> MapsAsync(TestHospital hospital) => hospital.WithDbAsync(async db =>
        (await db.SourceCodes.ToListAsync()).Select(code => $"{code.Source} {code.Domain} {code.Code} {code.Standard}").Order(StringComparer.Ordinal).ToList());

    private static async Task<string?> MeaningAsync(TestHospital hospital)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        var codes = scope.ServiceProvider.GetRequiredService<CodeTranslator>();
        await codes.PrepareAsync(default);
        return codes.Meaning("his", HisContract.Get("patient").Find("ethnic_code")!, "A7", notes: false);
    }
}
