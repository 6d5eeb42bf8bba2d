using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

public sealed class RoleTests
{
    private static readonly Actor Product = Actor.Product("test");

    [Fact]
    public async Task A_new_role_may_do_nothing()
    {
        await using var hospital = await TestHospital.OpenAsync();

        var saved = await SaveAsync(hospital, new() { Code = "night", Name = "夜班", Order = "7", Note = "夜间值班" });

        var rights = await hospital.Run.RunAsync(Product, (ReadRoleRights use) => use.HandleAsync(saved.Value));
        var row = Assert.Single((await hospital.Run.ReadAsync(Product, RoleList.Definition, new())).Value!.Rows);
        Assert.Empty(rights.Value!.Rights);
        Assert.Equal(("night", "夜班", 7, "夜间值班"), (row.Code, row.Name, row.Order, row.Note));
    }

    [Theory]
    [InlineData("", "夜班", "1", "Security.RoleCodeShape")]
    [InlineData("夜", "夜班", "1", "Security.RoleCodeShape")]
    [InlineData("night", " ", "1", "Security.RoleNameRequired")]
    [InlineData("night", "夜班", "-1", "Security.RoleOrderShape")]
    [InlineData("night", "夜班", "first", "Security.RoleOrderShape")]
    public async Task A_role_that_cannot_be_meant_is_refused_at_its_field(string code, string name, string order, string refusal)
    {
        await using var hospital = await TestHospital.OpenAsync();

        var outcome = await SaveAsync(hospital, new() { Code = code, Name = name, Order = order });

        Assert.Equal([refusal], outcome.Problem!.Fields.Select(field => field.Code));
    }

    [Fact]
    public async Task A_code_and_a_name_stand_for_one_role_and_the_code_stays()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var night = (await SaveAsync(hospital, new() { Code = "night", Name = "夜班", Order = "1" })).Value;
        await SaveAsync(hospital, new() { Code = "day", Name = "白班", Order = "2" });
        var form = await ReadAsync(hospital, night);

        form.Code = "late";
        var renamed = await SaveAsync(hospital, form);
        (form.Code, form.Name) = ("night", "白班");
        var doubled = await SaveAsync(hospital, form);
        var taken = await SaveAsync(hospital, new() { Code = "night", Name = "另一个", Order = "3" });

        Assert.Equal("Security.RoleCodeStays", renamed.Problem?.Code);
        Assert.Equal("Security.RoleNameTaken", doubled.Problem?.Code);
        Assert.Equal("Security.RoleCodeTaken", taken.Problem?.Code);
    }

    [Fact]
    public async Task A_second_save_on_old_ground_is_stale()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var night = (await SaveAsync(hospital, new() { Code = "night", Name = "夜班", Order = "1" })).Value;
        var (first, second) = (await ReadAsync(hospital, night), await ReadAsync(hospital, night));
        (first.Note, second.Note) = ("一", "二");

        var saved = await SaveAsync(hospital, first);
        var stale = await SaveAsync(hospital, second);

        Assert.Null(saved.Problem);
        Assert.Equal(ProblemKind.Stale, stale.Problem?.Kind);
        Assert.Equal("一", (await ReadAsync(hospital, night)).Note);
    }

    [Fact]
    public async Task A_role_somebody_holds_is_not_deleted_nor_is_any_other_with_it()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var night = (await SaveAsync(hospital, new() { Code = "night", Name = "夜班", Order = "1" })).Value;
        var day = (await SaveAsync(hospital, new() { Code = "day", Name = "白班", Order = "2" })).Value;
        var nurse = await StaffIdAsync(hospital, await hospital.StaffAsync("nurse01", "何佳佳"));
        await AssignAsync(hospital, Product, night, give: [nurse]);

        var refused = await DeleteAsync(hospital, day, night);
        await AssignAsync(hospital, Product, night, take: [nurse]);
        var deleted = await DeleteAsync(hospital, day, night);
        var again = await DeleteAsync(hospital, day);

        Assert.Equal("Security.RoleIsHeld", refused.Problem?.Code);
        Assert.Equal(["夜班", 1], refused.Problem?.Args);
        Assert.Equal(2, deleted.Value);
        Assert.Equal(ProblemKind.Missing, again.Problem?.Kind);
    }

    [Fact]
    public async Task Rights_and_their_scope_take_effect_at_once_and_what_is_unticked_is_gone()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var night = (await SaveAsync(hospital, new() { Code = "night", Name = "夜班", Order = "1" })).Value;
        var nurse = await hospital.StaffAsync("nurse01", "何佳佳");
        await AssignAsync(hospital, Product, night, give: [await StaffIdAsync(hospital, nurse)]);
        var grants = hospital.Services.GetRequiredService<Grants>();

        await TickAsync(hospital, Product, night, (PatientPermissions.View, DataScope.Department), (PatientPermissions.Edit, DataScope.All));
        var (reach, mayEdit) = (await grants.ReachAsync(nurse, PatientPermissions.View), await grants.HasAsync(nurse, PatientPermissions.Edit));
        await TickAsync(hospital, Product, night, (PatientPermissions.View, DataScope.All));

        Assert.Equal((DataScope.Department, true), (reach!.Scope, mayEdit));
        Assert.True((await grants.ReachAsync(nurse, PatientPermissions.View))!.IsAll);
        Assert.False(await grants.HasAsync(nurse, PatientPermissions.Edit));
    }

    [Fact]
    public async Task Of_several_roles_the_widest_scope_counts()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var nurse = await hospital.StaffAsync("nurse01", "何佳佳");
        foreach (var (code, scope) in new[] { ("one", DataScope.Own), ("two", DataScope.Department), ("three", DataScope.Ward) })
        {
            var role = (await SaveAsync(hospital, new() { Code = code, Name = code, Order = "1" })).Value;
            await TickAsync(hospital, Product, role, (PatientPermissions.View, scope));
            await AssignAsync(hospital, Product, role, give: [await StaffIdAsync(hospital, nurse)]);
        }

        var reach = await hospital.Services.GetRequiredService<Grants>().ReachAsync(nurse, PatientPermissions.View);

        Assert.Equal(DataScope.Department, reach!.Scope);
    }

    [Fact]
    public async Task Ticks_on_old_ground_unknown_rights_and_scopes_that_mean_nothing_are_refused()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var night = (await SaveAsync(hospital, new() { Code = "night", Name = "夜班", Order = "1" })).Value;
        var old = (await hospital.Run.RunAsync(Product, (ReadRoleRights use) => use.HandleAsync(night))).Value!;
        await TickAsync(hospital, Product, night, (PatientPermissions.View, DataScope.All));

        var stale = await hospital.Run.RunAsync(Product, (SaveRoleRights use) => use.HandleAsync(old));
        var unknown = await TickAsync(hospital, Product, night, (new("patients.fly"), DataScope.All));
        var unscoped = await TickAsync(hospital, Product, night, (PatientPermissions.Edit, DataScope.Own));

        Assert.Equal(ProblemKind.Stale, stale.Problem?.Kind);
        Assert.Equal("Security.UnknownRight", unknown.Problem?.Code);
        Assert.Equal("Security.RightHasNoScope", unscoped.Problem?.Code);
    }

    [Fact]
    public async Task Staff_are_found_by_part_of_a_name_by_department_and_by_holding_page_by_page()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var night = (await SaveAsync(hospital, new() { Code = "night", Name = "夜班", Order = "1" })).Value;
        await hospital.AddAsync([.. Enumerable.Range(0, 45).Select(number => Nurse(number))]);
        var holder = await hospital.WithDbAsync(db => db.Staff.Where(staff => staff.StaffNo == "n007").Select(staff => staff.Id).SingleAsync());
        await AssignAsync(hospital, Product, night, give: [holder]);

        var all = await StaffAsync(hospital, new(night));
        var last = await StaffAsync(hospital, new(night) { Page = 3 });
        var named = await StaffAsync(hospital, new(night) { Text = "护士3" });
        var cardiology = await StaffAsync(hospital, new(night) { DepartmentCode = "1001" });
        var holders = await StaffAsync(hospital, new(night) { OnlyHolders = true });

        Assert.Equal((45, 20, 5), (all.Total, all.Rows.Count, last.Rows.Count));
        Assert.Equal(11, named.Total);
        Assert.Equal(23, cardiology.Total);
        Assert.Equal(["n007"], holders.Rows.Select(row => row.StaffNo));
        Assert.True(Assert.Single(all.Rows, row => row.StaffNo == "n007").Holds);
    }

    [Fact]
    public async Task Looking_is_not_managing_and_managing_is_not_assigning()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var reader = await hospital.StaffAsync("auditor", "孙慧敏", SecurityPermissions.ViewRoles);
        var manager = await hospital.StaffAsync("security01", "钱志刚", SecurityPermissions.ManageRoles);

        var saved = await hospital.Run.RunAsync(reader, (SaveRole use) => use.HandleAsync(new() { Code = "night", Name = "夜班", Order = "1" }));
        var assigned = await AssignAsync(hospital, manager, Id<Role>.New());

        Assert.Equal(ProblemKind.Forbidden, saved.Problem?.Kind);
        Assert.Equal(ProblemKind.Forbidden, assigned.Problem?.Kind);
    }

    internal static async Task<Outcome<int>> TickAsync(TestHospital hospital, Actor by, Id<Role> role, params (Permission Right, DataScope Scope)[] rights)
    {
        var read = (await hospital.Run.RunAsync(Product, (ReadRoleRights use) => use.HandleAsync(role))).Value!;
        return await hospital.Run.RunAsync(by, (SaveRoleRights use) => use.HandleAsync(read with { Rights = rights.ToDictionary(right => right.Right.Code, right => right.Scope) }));
    }

    internal static Task<Outcome<int>> AssignAsync(TestHospital hospital, Actor by, Id<Role> role, IReadOnlyCollection<Id<StaffMember>>? give = null, IReadOnlyCollection<Id<StaffMember>>? take = null) =>
        hospital.Run.RunAsync(by, (AssignRole use) => use.HandleAsync(role, give ?? [], take ?? []));

    internal static Task<Id<StaffMember>> StaffIdAsync(TestHospital hospital, Actor staff) =>
        hospital.WithDbAsync(db => db.Staff.Where(known => known.StaffNo == staff.StaffNo).Select(known => known.Id).SingleAsync());

    internal static Task<Outcome<Id<Role>>> SaveAsync(TestHospital hospital, RoleForm form) => hospital.Run.RunAsync(Product, (SaveRole use) => use.HandleAsync(form));

    private static StaffMember Nurse(int number)
    {
        var nurse = new StaffMember($"n{number:D3}", $"护士{number}");
        nurse.Describe(nurse.Name, number % 2 == 0 ? "1001" : "1002", null, null);
        return nurse;
    }

    private static async Task<RoleStaff> StaffAsync(TestHospital hospital, RoleStaffQuery query) =>
        (await hospital.Run.RunAsync(Product, (ReadRoleStaff use) => use.HandleAsync(query))).Value!;

    private static async Task<RoleForm> ReadAsync(TestHospital hospital, Id<Role> id) => (await hospital.Run.RunAsync(Product, (ReadRole use) => use.HandleAsync(id))).Value!;

    private static Task<Outcome<int>> DeleteAsync(TestHospital hospital, params Id<Role>[] ids) => hospital.Run.RunAsync(Product, (DeleteRoles use) => use.HandleAsync(ids));
}
