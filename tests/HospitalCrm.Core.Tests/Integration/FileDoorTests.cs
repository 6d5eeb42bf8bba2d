using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Feeds.Projection;
using HospitalCrm.Core.Integration.Files;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Sheets;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Tests.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Integration;

public sealed class FileDoorTests
{
    private const string Depts = "dept_code,name,enabled,updated_at\n1001,心内科,1,2026-03-01T08:00:00\n1002,骨科,7,2026-03-01T08:00:00\n,无名,1,2026-03-01T08:00:00\n";

    [Fact]
    public async Task A_dropped_file_is_taken_once_it_stopped_growing_with_a_report_of_its_bad_rows()
    {
        await using var hospital = await TestHospital.OpenAsync();
        Drop(hospital, "dept.csv", Depts[..40]);
        await ScanAsync(hospital);
        Drop(hospital, "dept.csv", Depts);
        hospital.Clock.Advance(TimeSpan.FromSeconds(10));

        var growing = await ScanAsync(hospital);
        hospital.Clock.Advance(TimeSpan.FromSeconds(10));
        var taken = await ScanAsync(hospital);

        Assert.Equal((0, 1), (growing, taken));
        var file = await hospital.WithDbAsync(db => db.FeedFiles.SingleAsync());
        Assert.Equal((FeedFileState.Done, FeedDoor.Folder, "dept", 1, 0, 2), (file.State, file.Door, file.View, file.Accepted, file.Unchanged, file.Quarantined));
        Assert.Equal("1001", await hospital.WithDbAsync(db => db.HisRows.Select(row => row.RowKey).SingleAsync()));
        var done = Directory.GetFiles(Path.Combine(Folder(hospital), "done")).Select(Path.GetFileName).Order().ToList();
        Assert.Equal(["20260302-090020-dept.csv", "20260302-090020-dept.csv.report.csv"], done);
        Assert.Equal(["row,reason,column", "3,unlisted-status,enabled", "4,empty-key,dept_code"], await File.ReadAllLinesAsync(Path.Combine(Folder(hospital), "done", done[1]!)));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(Folder(hospital), "working")));
    }

    [Theory]
    [InlineData("dept.csv", "dept_code,updated_at\n1,2026-03-01\n", "Integration.FileColumnsMissing", "name enabled")]
    [InlineData("holiday.csv", "a,b\n1,2\n", "Integration.FileNoView", "holiday")]
    [InlineData("出院名单.csv", "姓名,住院号\n王芳,Z1\n", "Integration.FileColumnsMissing", "出院日期 科室 病案号")]
    [InlineData("dept.csv", "dept_code,name,enabled,updated_at\n1,\"cut", "Integration.FileCutOff", "2")]
    public async Task A_file_that_does_not_hold_is_refused_whole_and_says_why(string name, string content, string problem, string detail)
    {
        await using var hospital = await TestHospital.OpenAsync();
        Drop(hospital, name, content);

        await TwiceAsync(hospital);

        var file = await hospital.WithDbAsync(db => db.FeedFiles.SingleAsync());
        Assert.Equal((FeedFileState.Refused, problem, detail), (file.State, file.Problem, file.Detail));
        Assert.Equal(0, await hospital.WithDbAsync(db => db.HisRows.CountAsync()));
        Assert.Contains(Directory.GetFiles(Path.Combine(Folder(hospital), "refused")), path => path.EndsWith(".reason.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_whose_reading_was_stopped_in_the_middle_is_read_again_and_no_row_stands_twice()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var file = new FeedFile("dept.csv", "dept", "his", FeedDoor.Folder, 10, hospital.Clock.GetUtcNow());
        file.Took(1, 0, 0);
        await hospital.AddAsync(file);
        var shelf = hospital.Services.GetRequiredService<FileShelf>();
        await File.WriteAllTextAsync(shelf.PlaceFor(file.Id.Value, "dept.csv"), Depts);
        await hospital.Services.GetRequiredService<HisInbox>().TakeAsync(
            new("his", HisContract.Get("dept"), FeedDoor.Folder, [HisReader.Read(HisContract.Get("dept"), [new("dept_code", "1001"), new("name", "心内科"), new("enabled", "1"), new("updated_at", "2026-03-01T08:00:00")])]), default);

        await ScanAsync(hospital);

        var read = await hospital.WithDbAsync(db => db.FeedFiles.SingleAsync());
        Assert.Equal((FeedFileState.Done, 0, 1, 2), (read.State, read.Accepted, read.Unchanged, read.Quarantined));
        Assert.Equal(1, await hospital.WithDbAsync(db => db.HisRows.CountAsync()));
    }

    [Fact]
    public async Task A_list_without_a_watermark_is_as_new_as_its_being_brought()
    {
        await using var hospital = await TestHospital.OpenAsync();
        Drop(hospital, "dept.csv", "dept_code,name,enabled\n1001,心内科,1\n");

        await TwiceAsync(hospital);

        Assert.Equal(hospital.Clock.GetUtcNow(), await hospital.WithDbAsync(db => db.HisRows.Select(row => row.UpdatedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_discharge_list_that_is_uploaded_becomes_patients_stays_and_diagnoses()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var info = await hospital.StaffAsync("info01", "赵工", FeedPermissions.Manage);
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("病案号,姓名,性别,出生日期,联系电话,住院号,入院日期,出院日期,科室,出院诊断\nB1,王芳,女,1961-05-06,13800138000,Z1,2026-02-20,2026-03-01,1001,高血压\nB2,李强,男,1955-13-01,无,Z2,2026-02-21,2026-03-01,1001,\n"));

        var outcome = await hospital.Run.RunAsync(info, (UploadFile use) => use.HandleAsync("出院名单.csv", DischargeList.View, "his", content));

        Assert.Equal(new(FeedFileState.Done, 4, 0, 1, null, null), outcome.Value);
        Assert.Equal(["diagnosis", "inpatient_stay", "inpatient_stay", "patient"], await hospital.WithDbAsync(db => db.HisRows.OrderBy(row => row.View).Select(row => row.View).ToListAsync()));
        var bad = await hospital.WithDbAsync(db => db.QuarantinedRows.SingleAsync());
        Assert.Equal(("patient", "impossible-date", "birth_date", FeedDoor.Upload), (bad.View, bad.Reason, bad.Column, bad.Door));
        Assert.Equal("info01", await hospital.WithDbAsync(db => db.FeedFiles.Select(file => file.By).SingleAsync()));
    }

    [Fact]
    public async Task A_discharge_list_from_a_spreadsheet_is_taken_with_its_days_and_numbers_as_the_spreadsheet_holds_them()
    {
        await using var hospital = await TestHospital.OpenAsync();
        DropBytes(hospital, "出院名单.xlsx", DischargeSheet());

        await TwiceAsync(hospital);

        var file = await hospital.WithDbAsync(db => db.FeedFiles.SingleAsync());
        Assert.Equal((FeedFileState.Done, 3, 0), (file.State, file.Accepted, file.Quarantined));
        await hospital.Run.RunAsync(Actor.Product("feed"), (ApplyHisRows use) => use.HandleAsync());
        var (patient, stay, index) = await hospital.WithDbAsync(async db => (await db.Patients.SingleAsync(), await db.Encounters.SingleAsync(), await db.ContactNumbers.Select(number => number.NumberIndex).SingleAsync()));
        Assert.Equal(("王芳", new DateOnly(1961, 5, 6)), (patient.Name, patient.BirthOn!.Value));
        Assert.Equal((new DateOnly(2026, 2, 20), new DateOnly(2026, 3, 1), "高血压"), (stay.StartedOn, stay.EndedOn!.Value, stay.DiagnosisName));
        Assert.Equal(PatientIndexes.OfNumber(hospital.Services.GetRequiredService<Vault>(), PhoneNumbers.Normalise("13800138000", new("010", null))), index);
    }

    [Fact]
    public async Task A_spreadsheet_that_was_cut_off_is_refused_whole_and_taken_once_it_is_whole()
    {
        await using var hospital = await TestHospital.OpenAsync();
        DropBytes(hospital, "出院名单.xlsx", DischargeSheet()[..^200]);
        await TwiceAsync(hospital);
        var cut = await hospital.WithDbAsync(db => db.FeedFiles.SingleAsync());

        DropBytes(hospital, "出院名单.xlsx", DischargeSheet());
        await TwiceAsync(hospital);

        Assert.Equal((FeedFileState.Refused, "Settings.FileUnreadable", 0), (cut.State, cut.Problem, cut.Rows));
        Assert.Equal(3, await hospital.WithDbAsync(db => db.HisRows.CountAsync()));
        Assert.Single(Directory.GetFiles(Path.Combine(Folder(hospital), "refused"), "*.reason.txt"));
    }

    [Fact]
    public async Task A_workbook_whose_first_sheet_is_another_one_is_refused_by_the_columns_it_lacks()
    {
        await using var hospital = await TestHospital.OpenAsync();
        DropBytes(hospital, "出院名单.xlsx", WorkbookOf.Cells(["说明"], ["本表由病案室导出"]));
        DropBytes(hospital, "patient.xlsx", WorkbookOf.Cells(["dept_code", "name", "enabled"], ["1001", "心内科", "1"]));

        await TwiceAsync(hospital);

        var files = await hospital.WithDbAsync(db => db.FeedFiles.OrderBy(file => file.View).Select(file => new { file.View, file.State, file.Problem, file.Detail }).ToListAsync());
        Assert.Equal(["discharge_list", "patient"], files.Select(file => file.View));
        Assert.All(files, file => Assert.Equal((FeedFileState.Refused, "Integration.FileColumnsMissing"), (file.State, file.Problem)));
        Assert.Equal(["姓名 住院号 出院日期 科室 病案号", "patient_id sex_code birth_date"], files.Select(file => file.Detail));
        Assert.Equal(0, await hospital.WithDbAsync(db => db.HisRows.CountAsync()));
    }

    [Fact]
    public async Task The_mark_of_a_spreadsheet_somebody_has_open_is_left_alone()
    {
        await using var hospital = await TestHospital.OpenAsync();
        DropBytes(hospital, "~$出院名单.xlsx", new byte[165]);

        await TwiceAsync(hospital);

        Assert.Equal(0, await hospital.WithDbAsync(db => db.FeedFiles.CountAsync()));
        Assert.True(File.Exists(Path.Combine(Folder(hospital), "~$出院名单.xlsx")));
    }

    [Fact]
    public async Task Files_that_were_taken_go_after_their_time()
    {
        await using var hospital = await TestHospital.OpenAsync();
        Drop(hospital, "dept.csv", Depts);
        await TwiceAsync(hospital);
        hospital.Clock.Advance(TimeSpan.FromDays(29));
        await ScanAsync(hospital);
        var before = Directory.GetFiles(Path.Combine(Folder(hospital), "done")).Length;
        hospital.Clock.Advance(TimeSpan.FromDays(3));

        await ScanAsync(hospital);

        Assert.Equal(2, before);
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder(hospital), "done")));
    }

    [Fact]
    public async Task Looking_at_the_feeds_is_not_the_right_to_upload()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var viewer = await hospital.StaffAsync("manager01", "院长", FeedPermissions.View);

        var outcome = await hospital.Run.RunAsync(viewer, (UploadFile use) => use.HandleAsync("dept.csv", "dept", "his", Stream.Null));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
    }

    private static string Folder(TestHospital hospital) => Path.Combine(hospital.Directory, "his-inbox");

    private static void Drop(TestHospital hospital, string name, string content)
    {
        Directory.CreateDirectory(Folder(hospital));
        File.WriteAllText(Path.Combine(Folder(hospital), name), content);
    }

    private static void DropBytes(TestHospital hospital, string name, byte[] content)
    {
        Directory.CreateDirectory(Folder(hospital));
        File.WriteAllBytes(Path.Combine(Folder(hospital), name), content);
    }

    /// <summary>As a spreadsheet holds it: days are days, the telephone number is a number.</summary>
    private static byte[] DischargeSheet()
    {
        using var file = new MemoryStream();
        using (var sheet = new SheetWriter(file, "出院名单", [.. Enumerable.Repeat(12d, 10)]))
        {
            sheet.NextRow();
            string[] headings = ["病案号", "姓名", "性别", "出生日期", "联系电话", "住院号", "入院日期", "出院日期", "科室", "出院诊断"];
            for (var column = 0; column < headings.Length; column++)
            {
                sheet.Text(column, headings[column]);
            }

            sheet.NextRow();
            object[] cells = ["B1", "王芳", "女", new DateOnly(1961, 5, 6), 13_800_138_000L, "Z1", new DateOnly(2026, 2, 20), new DateOnly(2026, 3, 1), 1001, "高血压"];
            for (var column = 0; column < cells.Length; column++)
            {
                if (!sheet.TryTyped(column, cells[column]))
                {
                    sheet.Text(column, (string)cells[column]);
                }
            }

            sheet.Finish(2, "");
        }

        return file.ToArray();
    }

    private static Task<int> ScanAsync(TestHospital hospital) => hospital.Services.GetRequiredService<FolderDoor>().ScanAsync(default);

    private static async Task TwiceAsync(TestHospital hospital)
    {
        await ScanAsync(hospital);
        hospital.Clock.Advance(TimeSpan.FromSeconds(10));
        await ScanAsync(hospital);
    }
}
