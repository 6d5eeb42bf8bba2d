using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Security;

public sealed class RolePagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Permission[] Rights = [SecurityPermissions.Use, SecurityPermissions.ViewRoles, SecurityPermissions.ManageRoles, SecurityPermissions.AssignRoles];

    [Fact]
    public async Task A_role_is_added_by_the_form_and_then_stands_on_the_list()
    {
        await using var page = await OpenAsync();
        var security = await page.Hospital.StaffAsync("security01", "钱志刚", Rights);
        var form = page.Show<RolePage>(security);
        form.WaitFor("form");
        form.Type("code", "night");
        form.Type("name", "夜班");
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.EndsWith("/roles", page.Nav.Uri, StringComparison.Ordinal), Patience);

        var list = page.Browser.Render<RolesPage>();

        list.WaitForAssertion(() => Assert.Contains("夜班", list.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_held_role_is_not_deleted_and_the_page_says_why()
    {
        await using var page = await OpenAsync();
        var security = await page.Hospital.StaffAsync("security01", "钱志刚", Rights);
        var list = page.Show<RolesPage>(security);
        list.WaitFor("row-check").Change(true);
        list.At("list-delete").Click();

        list.WaitFor("confirm-yes").Click();

        var notes = page.Browser.Services.GetRequiredService<Radzen.NotificationService>();
        list.WaitForAssertion(() => Assert.Contains(notes.Messages, note => note.Summary!.Contains("仍有1人持有", StringComparison.Ordinal)), Patience);
        Assert.True(await page.Hospital.WithDbAsync(db => db.Roles.AnyAsync()));
    }

    [Fact]
    public async Task Ticking_a_module_ticks_its_ordinary_rights_and_no_guarded_one()
    {
        await using var page = await OpenAsync();
        var (tree, role) = await TreeAsync(page);

        tree.Find("[data-testid=module-tick][data-module=patients]").Change(true);
        tree.WaitFor("rights-save").Click();

        await SavedAsync(tree);
        var held = await HeldAsync(page, role);
        var ordinary = PermissionCatalogue.All.Where(right => right is { Module: "patients", IsGuarded: false }).Select(right => right.Code);
        Assert.Equal(ordinary.Order(StringComparer.Ordinal), held.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_guarded_right_is_given_only_after_a_question()
    {
        await using var page = await OpenAsync();
        var (tree, role) = await TreeAsync(page);
        Tick(tree, PatientPermissions.Reveal);
        tree.WaitFor("confirm-no").Click();
        var declined = tree.At("rights-save").HasAttribute("disabled");

        Tick(tree, PatientPermissions.Reveal);
        Assert.Contains("受保护", tree.WaitFor("confirm-text").TextContent, StringComparison.Ordinal);
        tree.WaitFor("confirm-yes").Click();
        tree.At("rights-save").Click();

        await SavedAsync(tree);
        Assert.True(declined);
        Assert.Equal([PatientPermissions.Reveal.Code], await HeldAsync(page, role));
    }

    [Fact]
    public async Task A_view_right_can_be_narrowed_to_the_own_department()
    {
        await using var page = await OpenAsync();
        var (tree, role) = await TreeAsync(page);
        Tick(tree, PatientPermissions.View);

        tree.WaitFor("right-scope").Change("Department");
        tree.At("rights-save").Click();

        await SavedAsync(tree);
        Assert.Equal(DataScope.Department, await page.Hospital.WithDbAsync(db => db.Grants.Where(grant => grant.RoleId == role).Select(grant => grant.Scope).SingleAsync()));
    }

    [Fact]
    public async Task What_would_join_two_administrations_is_refused_in_words()
    {
        await using var page = await OpenAsync();
        var (tree, _) = await TreeAsync(page);
        foreach (var right in new[] { SecurityPermissions.ManageStaff, SecurityPermissions.ViewAudit })
        {
            Tick(tree, right);
            tree.WaitFor("confirm-yes").Click();
        }

        tree.At("rights-save").Click();

        Assert.Contains("互斥", tree.WaitFor("problem").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_only_look_cannot_tick()
    {
        await using var page = await OpenAsync();
        await AddRoleAsync(page);
        var auditor = await page.Hospital.StaffAsync("auditor", "孙慧敏", SecurityPermissions.ViewRoles);
        page.Nav.NavigateTo("/roles/rights?role=night");

        var tree = page.Show<RoleRightsPage>(auditor);

        Assert.True(tree.WaitFor("module-tick").HasAttribute("disabled"));
        Assert.Empty(tree.All("rights-save"));
    }

    [Fact]
    public async Task A_right_to_manage_that_is_taken_away_takes_the_button_of_an_open_page_with_it_and_the_save_is_refused()
    {
        await using var page = await OpenAsync();
        var (tree, _) = await TreeAsync(page);
        Tick(tree, PatientPermissions.View);
        await page.Hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == SecurityPermissions.ManageRoles.Code).ExecuteDeleteAsync());
        var save = tree.At("rights-save");

        page.Hospital.Services.GetRequiredService<Grants>().Forget();

        tree.WaitForAssertion(() => Assert.Empty(tree.All("rights-save")), Patience);
        Assert.NotNull(save);
    }

    [Fact]
    public async Task Ticks_survive_a_search_and_are_saved_together()
    {
        await using var page = await OpenAsync();
        var role = await AddRoleAsync(page);
        var security = await page.Hospital.StaffAsync("security01", "钱志刚", Rights);
        await page.Hospital.AddAsync(new StaffMember("nurse01", "何佳佳"), new StaffMember("nurse02", "张红梅"));
        page.Nav.NavigateTo("/roles/staff?role=night");
        var staff = page.Show<RoleStaffPage>(security);
        staff.WaitFor("staff-search").Input("何");
        staff.WaitForAssertion(() => Assert.Single(staff.All("staff-row")), Patience);
        staff.At("staff-tick").Change(true);
        staff.At("staff-search").Input("张");
        staff.WaitForAssertion(() => Assert.Equal("nurse02", staff.At("staff-row").GetAttribute("data-key")), Patience);
        staff.At("staff-tick").Change(true);

        staff.WaitFor("staff-save").Click();

        staff.WaitForAssertion(() => Assert.Empty(staff.All("staff-undo")), Patience);
        Assert.Equal(2, await page.Hospital.WithDbAsync(db => db.StaffRoles.CountAsync(held => held.RoleId == role)));
    }

    [Fact]
    public async Task Giving_oneself_a_role_is_refused_in_words_and_the_tick_stays_to_be_taken_back()
    {
        await using var page = await OpenAsync();
        var role = await AddRoleAsync(page);
        await page.Hospital.AddAsync(new Grant(role, PatientPermissions.View.Code));
        var security = await page.Hospital.StaffAsync("security01", "钱志刚", Rights);
        page.Nav.NavigateTo("/roles/staff?role=night");
        var staff = page.Show<RoleStaffPage>(security);
        staff.WaitFor("staff-tick").Change(true);

        staff.WaitFor("staff-save").Click();

        Assert.Contains("不能给自己增加权限", staff.WaitFor("problem").TextContent, StringComparison.Ordinal);
        Assert.Single(staff.All("staff-undo"));
    }

    private static Task<PageTest> OpenAsync() => PageTest.OpenAsync();

    private static async Task<(IRenderedComponent<RoleRightsPage> Tree, Id<Role> Role)> TreeAsync(PageTest page)
    {
        var role = await AddRoleAsync(page);
        var security = await page.Hospital.StaffAsync("security01", "钱志刚", Rights);
        page.Nav.NavigateTo("/roles/rights?role=night");
        var tree = page.Show<RoleRightsPage>(security);
        tree.WaitFor("right-tree");
        return (tree, role);
    }

    private static async Task<Id<Role>> AddRoleAsync(PageTest page)
    {
        var role = new Role("night", "夜班", 5);
        await page.Hospital.AddAsync(role);
        return role.Id;
    }

    private static void Tick(IRenderedComponent<RoleRightsPage> tree, Permission right) => tree.Find($"[data-testid=right-tick][data-right='{right.Code}']").Change(true);

    private static Task SavedAsync(IRenderedComponent<RoleRightsPage> tree)
    {
        tree.WaitForAssertion(() => Assert.Empty(tree.All("rights-undo")), Patience);
        return Task.CompletedTask;
    }

    private static Task<List<string>> HeldAsync(PageTest page, Id<Role> role) =>
        page.Hospital.WithDbAsync(db => db.Grants.Where(grant => grant.RoleId == role).Select(grant => grant.Permission).ToListAsync());
}
