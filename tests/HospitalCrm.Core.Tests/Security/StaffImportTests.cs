using System.Text;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
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

    private Task<Outcome<IReadOnlyList<StaffPassword>>> ImportAsync(params StaffEntry[] entries) =>
        _hospital.Run.RunAsync(Importer, (ImportStaff use) => use.HandleAsync(entries));
}
