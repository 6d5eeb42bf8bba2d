using System.Text;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings.Imports;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Security;

public sealed class StaffImportTests : IAsyncLifetime
{
    private static readonly Actor Importer = Actor.Product("test");

    private TestHospital _hospital = null!;

    public async Task InitializeAsync()
    {
        _hospital = await TestHospital.OpenAsync();
        await _hospital.WithDbAsync(async db =>
        {
            await new RoleSetup(db).InstallAsync(default);
            return await db.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync() => await _hospital.DisposeAsync();

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("GB18030")]
    public void A_csv_file_is_read_in_either_encoding(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = new MemoryStream(Encoding.GetEncoding(encoding).GetBytes("用户编码,姓名,角色,科室\r\nw01,王芳,话务员,客服中心\r\n,,,\r\n"));

        var entries = StaffSheet.Read(file, isCsv: true);

        Assert.Equal([new("w01", "王芳", "话务员", "客服中心")], entries);
    }

    [Theory]
    [InlineData("code,name\r\nw01,王芳\r\n", "Security.ColumnMissing")]
    [InlineData("code,name,role,salary\r\nw01,王芳,agent,1\r\n", "Security.ColumnUnknown")]
    [InlineData("", "Settings.FileEmpty")]
    [InlineData("code,name,role\r\nw01,=HYPERLINK(1),agent\r\n", "Settings.FileFormula")]
    public void A_file_with_the_wrong_columns_is_refused(string text, string code)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));

        var refusal = Assert.Throws<RuleViolation>(() => StaffSheet.Read(file, isCsv: true));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void A_file_that_is_no_spreadsheet_is_refused()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("this is no workbook"));

        var refusal = Assert.Throws<RuleViolation>(() => StaffSheet.Read(file, isCsv: false));

        Assert.Equal("Settings.FileUnreadable", refusal.Code);
    }

    [Fact]
    public async Task The_preview_names_what_is_wrong_in_each_row()
    {
        await ImportAsync(new StaffEntry("there", "李主任", "head"));

        var outcome = await _hospital.Run.RunAsync(Importer, (PreviewStaffImport use) => use.HandleAsync(
            [new("w01", "王芳", "话务员"), new("W01", "王芳芳", "agent"), new("THERE", "李", "head"), new("w02", "", "pilot", Extension: "80-01"), new("坏码", "赵", "agent")]));

        Assert.Equal(
            [[], ["Security.UserCodeTwice"], ["Security.UserCodeTaken"], ["Security.NameRequired", "Security.ExtensionShape", "Security.UnknownRole"], ["Security.UserCodeShape"]],
            outcome.Value!.Select(row => row.Problems.Select(problem => problem.Code).ToArray()));
        Assert.Equal([2, 3, 4, 5, 6], outcome.Value!.Select(row => row.Row));
    }

    [Fact]
    public async Task One_bad_row_keeps_everybody_out()
    {
        var outcome = await ImportAsync(new StaffEntry("w01", "王芳", "agent"), new StaffEntry("w02", "李娜", "pilot"));

        Assert.Equal("Security.ImportHasErrors", outcome.Problem!.Code);
        Assert.Empty(await _hospital.WithDbAsync(db => db.Users.ToListAsync()));
    }

    [Fact]
    public async Task Everybody_gets_a_password_of_their_own_that_works_once()
    {
        var outcome = await ImportAsync(new StaffEntry("w01", "王芳", "agent", "客服中心"), new StaffEntry("w02", "李娜", "话务员", "客服中心"));

        var passwords = outcome.Value!;
        var entered = await _hospital.Run.RunAsync(Importer, (SignIn use) => use.HandleAsync("w02", passwords[1].Password, null));
        Assert.Equal(["w01", "w02"], passwords.Select(one => one.Code));
        Assert.NotEqual(passwords[0].Password, passwords[1].Password);
        Assert.True(entered.Value!.MustChangePassword);
        Assert.Equal(["客服中心"], await _hospital.WithDbAsync(db => db.Departments.Select(department => department.Name).ToListAsync()));
    }

    [Fact]
    public async Task What_an_import_wrote_an_export_gives_back_identically()
    {
        StaffEntry[] entries = [new("w01", "王芳", "话务员", "客服中心", "8001"), new("w02", "李娜", "主管医生", "心内科") { Ward = "8A" }];
        var admin = await _hospital.StaffAsync("admin01", "赵建国", SecurityPermissions.ViewStaff, SecurityPermissions.ManageStaff);
        Assert.Null((await ImportAsync(entries)).Problem);
        using var file = new MemoryStream();
        var words = new SheetWords("工作人员", Heading, value => value?.ToString() ?? "", mark => mark.Reason);

        var written = await _hospital.Run.ExportAsync(admin, StaffList.Definition, new(new(), ExportReach.All, "核对名册"), words, new(file, (_, _) => { }));

        Assert.Equal(3, written.Value);
        file.Position = 0;
        Assert.Equal(entries, StaffSheet.Read(file, isCsv: false).Where(entry => entry.Code != "admin01"));
    }

    [Fact]
    public void A_heading_nobody_knows_is_what_somebody_says_it_is()
    {
        var sheet = SheetFile.Read(Encoding.UTF8.GetBytes("人员号,姓名,岗位,病区,备注\r\nw01,王芳,agent,8A,x\r\n"), isCsv: true);
        var found = StaffSheet.Guess(sheet.Headings);
        Assert.Equal(["人员号", "岗位", "备注"], StaffSheet.Unknown(sheet.Headings, found));
        Assert.Equal("Security.ColumnMissing", Assert.Throws<RuleViolation>(() => StaffSheet.Entries(sheet, found)).Code);

        (found["code"], found["role"]) = (0, 2);

        Assert.Equal([new("w01", "王芳", "agent") { Ward = "8A" }], StaffSheet.Entries(sheet, found));
    }

    [Fact]
    public async Task A_ward_is_kept_and_one_that_is_too_long_is_named()
    {
        await ImportAsync(new StaffEntry("w01", "王芳", "agent") { Ward = " 8A " });

        var outcome = await _hospital.Run.RunAsync(Importer, (PreviewStaffImport use) => use.HandleAsync([new("w02", "李娜", "agent") { Ward = new string('8', 33) }]));

        Assert.Equal("8A", await _hospital.WithDbAsync(db => db.Staff.Select(staff => staff.WardCode).SingleAsync()));
        Assert.Equal("Security.WardTooLong", Assert.Single(outcome.Value![0].Problems).Code);
    }

    private static string Heading(string column) => column switch
    {
        "StaffNo" => "用户编码",
        "Name" => "姓名",
        "Role" => "角色",
        "Department" => "科室",
        "Ward" => "病区",
        "Extension" => "分机",
        _ => "状态",
    };

    private Task<Outcome<IReadOnlyList<StaffPassword>>> ImportAsync(params StaffEntry[] entries) =>
        _hospital.Run.RunAsync(Importer, (ImportStaff use) => use.HandleAsync(entries));
}
