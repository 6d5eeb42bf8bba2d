using System.Text;
using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Setup;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Setup;

/// <summary>导入工作人员: a file in the hospital's own words is looked at, mapped and taken over whole or not at all.</summary>
public sealed class StaffImportPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_file_in_known_words_is_shown_row_by_row_and_taken_over_with_a_sheet_of_passwords()
    {
        await using var page = await OpenAsync();
        var (import, admin) = await ShowAsync(page);

        Upload(import, "工号,姓名,角色,科室,分机\nw01,王芳,话务员,客服中心,8001\nw02,李娜,agent,客服中心,\n");
        import.WaitFor("import-summary");
        Assert.Empty(import.All("import-problem"));
        import.WaitFor("import-confirm").Click();

        var link = import.WaitForElement("[data-testid='import-passwords']", Patience).GetAttribute("href")!;
        var passwords = page.Browser.Services.GetRequiredService<PasswordSheets>().Take(link.Split('/')[^1], admin.AccountId)!;
        Assert.Equal(["w01", "w02"], passwords.Select(one => one.Code));
        Assert.Equal(2, await page.Hospital.WithDbAsync(db => db.Staff.CountAsync(staff => staff.StaffNo == "w01" || staff.StaffNo == "w02")));
        Assert.DoesNotContain(passwords[0].Password, import.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heading_nobody_knows_is_given_a_meaning_by_hand()
    {
        await using var page = await OpenAsync();
        var (import, _) = await ShowAsync(page);

        Upload(import, "人员号,姓名,岗位,备注\nw01,王芳,agent,无\n");
        Assert.Contains("code", import.WaitFor("import-problem").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("备注", import.At("import-unused").TextContent, StringComparison.Ordinal);
        import.At("map-code").Change("0");
        import.WaitForElement("[data-testid='map-role']", Patience).Change("2");

        import.WaitForElement("[data-testid='import-confirm']", Patience).Click();
        import.WaitFor("import-passwords");
        Assert.Equal("王芳", await page.Hospital.WithDbAsync(db => db.Staff.Where(staff => staff.StaffNo == "w01").Select(staff => staff.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_wrong_row_is_named_by_its_row_in_the_file_and_keeps_everybody_out()
    {
        await using var page = await OpenAsync();
        var (import, _) = await ShowAsync(page);

        Upload(import, "工号,姓名,角色\nw01,王芳,agent\n,,\nw02,李娜,飞行员\n");

        var first = import.WaitFor("import-row");
        Assert.Equal("4", first.GetAttribute("data-row"));
        Assert.Contains("飞行员", first.QuerySelector("[data-testid=import-row-problem]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(import.All("import-confirm"));
        Assert.Equal(0, await page.Hospital.WithDbAsync(db => db.Staff.CountAsync(staff => staff.StaffNo == "w01")));
    }

    [Theory]
    [InlineData("工号,姓名,角色\nw01,=1+1,agent\n", "公式")]
    [InlineData("工号,姓名,角色\n", "没有数据")]
    public async Task A_file_that_is_none_is_refused_in_words(string text, string word)
    {
        await using var page = await OpenAsync();
        var (import, _) = await ShowAsync(page);

        Upload(import, text);

        Assert.Contains(word, import.WaitFor("import-problem").TextContent, StringComparison.Ordinal);
        Assert.Empty(import.All("import-summary"));
    }

    [Fact]
    public async Task Somebody_else_who_takes_the_code_meanwhile_stops_it_all_and_it_is_said()
    {
        await using var page = await OpenAsync();
        var (import, _) = await ShowAsync(page);
        Upload(import, "工号,姓名,角色\nw01,王芳,agent\nw02,李娜,agent\n");
        import.WaitFor("import-confirm");
        await page.Hospital.StaffAsync("w02", "李娜娜");

        import.At("import-confirm").Click();

        Assert.NotEmpty(import.WaitFor("import-problem").TextContent.Trim());
        Assert.Equal(0, await page.Hospital.WithDbAsync(db => db.Staff.CountAsync(staff => staff.StaffNo == "w01")));
    }

    private static async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync();
        page.Browser.Services.AddSingleton<PasswordSheets>();
        await page.Hospital.WithDbAsync(async db =>
        {
            await new RoleSetup(db).InstallAsync(default);
            return await db.SaveChangesAsync();
        });
        return page;
    }

    private static async Task<(IRenderedComponent<StaffImportPage> Import, Actor Admin)> ShowAsync(PageTest page)
    {
        var admin = await page.Hospital.StaffAsync("admin", "赵建国", SecurityPermissions.ManageStaff, SecurityPermissions.Use);
        return (page.Show<StaffImportPage>(admin), admin);
    }

    private static void Upload(IRenderedComponent<StaffImportPage> import, string text) =>
        import.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Encoding.UTF8.GetBytes(text), "staff.csv"));
}
