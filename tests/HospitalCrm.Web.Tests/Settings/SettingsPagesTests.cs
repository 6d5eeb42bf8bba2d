using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Guides;
using HospitalCrm.Web.Security;
using HospitalCrm.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Tests.Settings;

public sealed class SettingsPagesTests
{
    private static readonly Permission[] Rights = [SettingsPermissions.View, SettingsPermissions.Manage, SettingsPermissions.ViewGuides, SettingsPermissions.ManageGuides, SecurityPermissions.Use];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_item_is_added_by_the_form_and_moved_up_in_its_list()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        var form = page.Show<CodeItemPage>(info, parameters => parameters.Add(shown => shown.Table, "inquiry-classes"));
        form.WaitFor("form");
        form.Type("code", "parking");
        form.Type("name", "停车");
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.EndsWith("/settings/inquiry-classes", page.Nav.Uri, StringComparison.Ordinal), Patience);

        var list = page.Browser.Render<CodeItemsPage>(parameters => parameters.Add(shown => shown.Table, "inquiry-classes"));
        list.WaitForElement("[data-testid='list-row']", Patience);
        list.All("row-up")[^1].Click();

        list.WaitForAssertion(() => Assert.Contains("停车", list.All("list-row")[^2].TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Overlapping_classes_are_refused_in_words()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        var form = page.Show<CodeItemPage>(info, parameters => parameters.Add(shown => shown.Table, "age-classes"));
        form.WaitFor("form");
        form.Type("code", "grown");
        form.Type("name", "成年");
        form.Type("value", "18");

        form.Find("form").Submit();

        Assert.Contains("重叠", form.WaitFor("problem").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_built_in_is_not_deleted_and_it_says_why()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        var list = page.Show<CodeItemsPage>(info, parameters => parameters.Add(shown => shown.Table, "health-classes"));
        list.WaitForElement("[data-testid='row-delete']", Patience).Click();

        list.WaitFor("confirm-yes").Click();

        list.WaitForAssertion(() => Assert.Contains(page.Said(), said => said.Contains("内置项目", StringComparison.Ordinal)), Patience);
        Assert.Equal(CodeTables.HealthClasses.BuiltIn.Count, list.All("list-row").Count);
    }

    [Fact]
    public async Task A_guide_is_written_for_a_department_and_read_by_an_agent()
    {
        await using var page = await OpenAsync();
        await page.Hospital.AddAsync(new Department("1001", "心内科"));
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        var form = page.Show<GuidePage>(info);
        form.WaitForElement("[data-testid='field-department'] option[value='1001']", Patience);
        form.At("field-department").Change("1001");
        form.Type("guide", "住院楼8层");
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.EndsWith("/guides", page.Nav.Uri, StringComparison.Ordinal), Patience);

        var agent = await page.Hospital.StaffAsync("agent01", "王芳", SettingsPermissions.ViewGuides);
        var read = await page.Hospital.Run.ReadAsync(agent, GuideLists.Departments, new());

        Assert.Equal("住院楼8层", Assert.Single(read.Value!.Rows).Guide);
    }

    [Fact]
    public async Task Staff_are_marked_all_at_once()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        await page.Hospital.StaffAsync("doctor01", "高志远");
        var list = page.Show<ComplainableStaffPage>(info);
        list.WaitForElement("[data-testid='check-all']", Patience).Change(true);

        list.At("mark-on").Click();

        list.WaitForAssertion(() => Assert.All(list.All("list-row"), row => Assert.Contains("是", row.TextContent, StringComparison.Ordinal)), Patience);
        Assert.Equal(2, await page.Hospital.WithDbAsync(db => db.Staff.CountAsync(staff => staff.IsComplainable)));
    }

    [Fact]
    public async Task A_new_colleague_gets_a_password_that_is_shown_once()
    {
        await using var page = await OpenAsync();
        var admin = await page.Hospital.StaffAsync("admin", "赵建国", SecurityPermissions.ViewStaff, SecurityPermissions.ManageStaff, SecurityPermissions.Use);
        await page.Hospital.AddAsync(new Role("plain", "话务员", 9));
        var form = page.Show<StaffMemberPage>(admin);
        form.WaitFor("form");
        form.Type("staffNo", "w01");
        form.Type("name", "李娜");
        form.At("field-role").Change("plain");

        form.Find("form").Submit();

        Assert.Equal(14, form.WaitFor("one-time-password").TextContent.Length);
        form.At("password-seen").Click();
        form.WaitForAssertion(() => Assert.Matches("/staff/[0-9a-f-]{36}$", page.Nav.Uri), Patience);
    }

    [Fact]
    public async Task Leaving_is_asked_first_and_then_shown()
    {
        await using var page = await OpenAsync();
        var admin = await page.Hospital.StaffAsync("admin", "赵建国", SecurityPermissions.ViewStaff, SecurityPermissions.ManageStaff, SecurityPermissions.Use);
        await page.Hospital.StaffAsync("w01", "李娜");
        var id = await page.Hospital.WithDbAsync(db => db.Staff.Where(staff => staff.StaffNo == "w01").Select(staff => staff.Id).SingleAsync());
        var form = page.Show<StaffMemberPage>(admin, parameters => parameters.Add(shown => shown.Key, id.ToString()));
        form.WaitFor("staff-leave").Click();
        form.WaitFor("confirm-yes").Click();

        Assert.Contains("离职", form.WaitFor("staff-left").TextContent, StringComparison.Ordinal);
        Assert.Empty(form.All("staff-reset"));
    }

    private static async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync();
        await page.Hospital.WithDbAsync(async db =>
        {
            await new SettingsSetup(db).InstallAsync(default);
            return await db.SaveChangesAsync();
        });
        return page;
    }
}
