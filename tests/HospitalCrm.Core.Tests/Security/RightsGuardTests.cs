using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

/// <summary>三员分立, nobody gives himself rights, and nobody locks the hospital out.</summary>
public sealed class RightsGuardTests
{
    private static readonly Permission[] Secure = [SecurityPermissions.ViewRoles, SecurityPermissions.ManageRoles, SecurityPermissions.AssignRoles];

    [Fact]
    public async Task One_role_cannot_join_two_administrations()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var security = await hospital.StaffAsync("security01", "钱志刚", Secure);
        var role = await RoleAsync(hospital, "both");

        var outcome = await RoleTests.TickAsync(hospital, security, role, (SecurityPermissions.ManageStaff, DataScope.All), (SecurityPermissions.ViewAudit, DataScope.All));

        Assert.Equal("Security.DutiesExclude", outcome.Problem?.Code);
        Assert.Equal([Duty.System, Duty.Audit], outcome.Problem?.Args);
    }

    [Fact]
    public async Task Two_roles_cannot_be_joined_in_one_person()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var security = await hospital.StaffAsync("security01", "钱志刚", Secure);
        var admin = await hospital.StaffAsync("admin", "赵建国", SecurityPermissions.ManageStaff);
        var audit = await RoleAsync(hospital, "audit", SecurityPermissions.ViewAudit);

        var outcome = await RoleTests.AssignAsync(hospital, security, audit, give: [await RoleTests.StaffIdAsync(hospital, admin)]);

        Assert.Equal("Security.DutiesExcludeFor", outcome.Problem?.Code);
        Assert.Equal("赵建国", outcome.Problem?.Args[0]);
        Assert.False(await hospital.WithDbAsync(db => db.StaffRoles.AnyAsync(held => held.RoleId == audit)));
    }

    [Fact]
    public async Task A_right_given_to_a_role_is_refused_when_it_would_join_two_in_somebody_who_holds_it()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var security = await hospital.StaffAsync("security01", "钱志刚", Secure);
        var admin = await hospital.StaffAsync("admin", "赵建国", SecurityPermissions.ManageStaff);
        var role = await RoleAsync(hospital, "harmless", SettingsPermissions.View);
        await RoleTests.AssignAsync(hospital, security, role, give: [await RoleTests.StaffIdAsync(hospital, admin)]);

        var outcome = await RoleTests.TickAsync(hospital, security, role, (SecurityPermissions.ReviewRights, DataScope.All));

        Assert.Equal("Security.DutiesExcludeFor", outcome.Problem?.Code);
    }

    [Fact]
    public async Task The_auditor_reads_and_never_edits()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var security = await hospital.StaffAsync("security01", "钱志刚", Secure);
        var auditor = await hospital.StaffAsync("auditor", "孙慧敏", SecurityPermissions.ViewAudit);
        var editing = await RoleAsync(hospital, "editing", PatientPermissions.View, PatientPermissions.Edit);
        var reading = await RoleAsync(hospital, "reading", PatientPermissions.View);

        var refused = await RoleTests.AssignAsync(hospital, security, editing, give: [await RoleTests.StaffIdAsync(hospital, auditor)]);
        var given = await RoleTests.AssignAsync(hospital, security, reading, give: [await RoleTests.StaffIdAsync(hospital, auditor)]);

        Assert.Equal("Security.AuditorOnlyReadsFor", refused.Problem?.Code);
        Assert.Equal(1, given.Value);
    }

    [Fact]
    public async Task Nobody_gives_himself_rights_neither_by_role_nor_by_tick()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var security = await hospital.StaffAsync("security01", "钱志刚", Secure);
        var self = await RoleTests.StaffIdAsync(hospital, security);
        var agents = await RoleAsync(hospital, "agents", PatientPermissions.View);
        var own = await hospital.WithDbAsync(db => db.StaffRoles.Where(held => held.StaffId == self).Select(held => held.RoleId).SingleAsync());

        var byRole = await RoleTests.AssignAsync(hospital, security, agents, give: [self]);
        var byTick = await RoleTests.TickAsync(hospital, security, own, [.. Secure.Append(PatientPermissions.View).Select(right => (right, DataScope.All))]);

        Assert.Equal("Security.NotToOneself", byRole.Problem?.Code);
        Assert.Equal("Security.NotToOneself", byTick.Problem?.Code);
    }

    [Fact]
    public async Task Nobody_widens_a_right_of_his_own_and_anybody_may_narrow_it()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var security = await hospital.StaffAsync("security01", "钱志刚", Secure);
        var (own, _) = await RoleOfAsync(hospital, security);
        await hospital.AddAsync(new Grant(own, PatientPermissions.View.Code, DataScope.Department));
        hospital.Services.GetRequiredService<Grants>().Forget();
        (Permission, DataScope)[] kept = [.. Secure.Select(right => (right, DataScope.All))];

        var widened = await RoleTests.TickAsync(hospital, security, own, [.. kept, (PatientPermissions.View, DataScope.All)]);
        var same = await RoleTests.TickAsync(hospital, security, own, [.. kept, (PatientPermissions.View, DataScope.Department)]);
        var narrowed = await RoleTests.TickAsync(hospital, security, own, [.. kept, (PatientPermissions.View, DataScope.Own)]);

        Assert.Equal("Security.NotToOneself", widened.Problem?.Code);
        Assert.Null(same.Problem);
        Assert.Null(narrowed.Problem);
    }

    [Fact]
    public async Task Whose_rights_end_at_his_department_does_not_choose_it_himself()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.AddAsync(new Department("1001", "心内科"), new Department("1002", "呼吸内科"));
        var admin = await hospital.StaffAsync("admin", "赵建国", SecurityPermissions.ManageStaff);
        var nurse = await hospital.StaffAsync("nurse01", "林晓燕", PatientPermissions.View);
        var (role, self) = await RoleOfAsync(hospital, admin);
        var (_, other) = await RoleOfAsync(hospital, nurse);
        Task<Outcome<StaffSaved>> MoveAsync(Id<StaffMember> staff, string department) => hospital.Run.RunAsync(admin, async (SaveStaff use) => await use.HandleAsync(await FormAsync(hospital, staff, department)));

        var free = await MoveAsync(self, "1001");
        await hospital.AddAsync(new Grant(role, PatientPermissions.View.Code, DataScope.Department));
        hospital.Services.GetRequiredService<Grants>().Forget();
        var himself = await MoveAsync(self, "1002");
        var stays = await MoveAsync(self, "1001");
        var form = await FormAsync(hospital, self, "1001");
        var ward = await hospital.Run.RunAsync(admin, (SaveStaff use) => use.HandleAsync(form with { Ward = "8A" }));
        var others = await MoveAsync(other, "1002");

        Assert.Null(free.Problem);
        Assert.Equal("Security.NotOwnDepartment", himself.Problem?.Code);
        Assert.Null(stays.Problem);
        Assert.Equal("Security.NotOwnDepartment", ward.Problem?.Code);
        Assert.Null(others.Problem);
    }

    [Fact]
    public async Task The_last_who_may_assign_roles_keeps_it_and_the_last_but_one_may_go()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var first = await hospital.StaffAsync("security01", "钱志刚", Secure);
        var second = await hospital.StaffAsync("security02", "周敏", Secure);
        var (one, two) = (await RoleOfAsync(hospital, first), await RoleOfAsync(hospital, second));

        var gone = await RoleTests.AssignAsync(hospital, first, two.Role, take: [two.Staff]);
        var kept = await RoleTests.AssignAsync(hospital, first, one.Role, take: [one.Staff]);
        var unticked = await RoleTests.TickAsync(hospital, first, one.Role, (SecurityPermissions.ManageRoles, DataScope.All));

        Assert.Null(gone.Problem);
        Assert.Equal("Security.LastHolder", kept.Problem?.Code);
        Assert.Equal("Security.LastHolder", unticked.Problem?.Code);
    }

    [Fact]
    public async Task Somebody_locked_for_good_does_not_count_as_a_holder()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var first = await hospital.StaffAsync("security01", "钱志刚", Secure);
        var second = await hospital.StaffAsync("security02", "周敏", Secure);
        await hospital.WithDbAsync(db => db.Users.Where(account => account.Id == second.AccountId)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.LockoutEnd, (DateTimeOffset?)DateTimeOffset.MaxValue.AddYears(-1))));
        var one = await RoleOfAsync(hospital, first);

        var outcome = await RoleTests.AssignAsync(hospital, first, one.Role, take: [one.Staff]);

        Assert.Equal("Security.LastHolder", outcome.Problem?.Code);
    }

    [Fact]
    public async Task Whoever_keeps_staff_gives_new_people_ordinary_roles_only_and_changes_nobodys()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await RoleAsync(hospital, "agent", PatientPermissions.View);
        await RoleAsync(hospital, "auditor", SecurityPermissions.ViewAudit);
        await hospital.StaffAsync("security01", "钱志刚", Secure);
        var admin = await hospital.StaffAsync("admin", "赵建国", SecurityPermissions.ManageStaff);
        var agent = await AddAsync(hospital, admin, "agent09", "agent");

        var administrative = await AddAsync(hospital, admin, "auditor09", "auditor");
        var raised = await AddAsync(hospital, admin, "agent09", "auditor");
        var reset = await AddAsync(hospital, admin, "agent09", "agent");

        Assert.Null(agent.Problem);
        Assert.Equal("Security.RoleIsAdministrative", administrative.Problem?.Code);
        Assert.Equal("Security.RolesAreAssigned", raised.Problem?.Code);
        Assert.Null(reset.Problem);
    }

    [Fact]
    public async Task Whoever_keeps_staff_makes_himself_no_second_person_with_guarded_rights()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await RoleAsync(hospital, "lead", PatientPermissions.View, PatientPermissions.Export);
        await hospital.StaffAsync("security01", "钱志刚", Secure);
        var admin = await hospital.StaffAsync("admin", "赵建国", SecurityPermissions.ManageStaff);

        var puppet = await AddAsync(hospital, admin, "tmp01", "lead");
        var plain = await AddAsync(hospital, admin, "tmp01", "");

        Assert.Equal("Security.RoleIsAdministrative", puppet.Problem?.Code);
        Assert.Null(plain.Problem);
        Assert.False(await hospital.WithDbAsync(db => db.StaffRoles.AnyAsync(held => db.Staff.Any(staff => staff.Id == held.StaffId && staff.StaffNo == "tmp01"))));
    }

    [Fact]
    public async Task The_preview_of_an_import_says_which_roles_are_not_the_importers_to_give()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await RoleAsync(hospital, "lead", PatientPermissions.View, PatientPermissions.Export);
        await RoleAsync(hospital, "nurse", PatientPermissions.View);
        await hospital.StaffAsync("security01", "钱志刚", Secure);
        var admin = await hospital.StaffAsync("admin", "赵建国", SecurityPermissions.ManageStaff);
        StaffEntry[] file = [new("w01", "王芳", "lead"), new("w02", "李娜", "nurse"), new("w03", "陈静", "")];

        var preview = await hospital.Run.RunAsync(admin, (PreviewStaffImport use) => use.HandleAsync(file));
        var import = await hospital.Run.RunAsync(admin, (ImportStaff use) => use.HandleAsync(file[1..]));

        Assert.Equal(["Security.RoleIsAdministrative"], preview.Value!.SelectMany(row => row.Problems).Select(problem => problem.Code));
        Assert.Null(import.Problem);
    }

    [Theory]
    [InlineData("security01")]
    [InlineData("auditor01")]
    public async Task Nobody_makes_a_password_for_another_administration(string target)
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.StaffAsync("security01", "钱志刚", Secure);
        await hospital.StaffAsync("auditor01", "孙慧敏", SecurityPermissions.ViewAudit);
        await hospital.StaffAsync("agent01", "王芳", PatientPermissions.Reveal);
        var admin = await hospital.StaffAsync("admin", "赵建国", SecurityPermissions.ManageStaff);
        var ids = await hospital.WithDbAsync(db => db.Staff.ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Id));

        var foreign = await hospital.Run.RunAsync(admin, (ResetStaffPassword use) => use.HandleAsync(ids[target]));
        var added = await AddAsync(hospital, admin, target, "role-" + target);
        var agents = await hospital.Run.RunAsync(admin, (ResetStaffPassword use) => use.HandleAsync(ids["agent01"]));
        var onTheServer = await hospital.Run.RunAsync(Actor.Product("cli"), (ResetStaffPassword use) => use.HandleAsync(ids[target]));

        Assert.Equal("Security.PasswordOfOtherDuty", foreign.Problem?.Code);
        Assert.Equal("Security.PasswordOfOtherDuty", added.Problem?.Code);
        Assert.Null(agents.Problem);
        Assert.Null(onTheServer.Problem);
    }

    [Fact]
    public async Task The_first_security_administrator_may_come_from_whoever_set_the_hospital_up()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await RoleAsync(hospital, "security", Secure);
        var admin = await hospital.StaffAsync("admin", "赵建国", SecurityPermissions.ManageStaff);

        var first = await AddAsync(hospital, admin, "security01", "security");
        var second = await AddAsync(hospital, admin, "security02", "security");

        Assert.Null(first.Problem);
        Assert.Equal("Security.RoleIsAdministrative", second.Problem?.Code);
    }

    [Fact]
    public void No_default_role_joins_what_is_exclusive() =>
        Assert.DoesNotContain(DefaultRoles.All, role => Exclusions.Find(role.Rights) is not null);

    private static Task<Outcome<string>> AddAsync(TestHospital hospital, Actor by, string code, string role) =>
        hospital.Run.RunAsync(by, (AddStaff use) => use.HandleAsync(new(code, code, role)));

    private static async Task<(Id<Role> Role, Id<StaffMember> Staff)> RoleOfAsync(TestHospital hospital, Actor staff)
    {
        var id = await RoleTests.StaffIdAsync(hospital, staff);
        return (await hospital.WithDbAsync(db => db.StaffRoles.Where(held => held.StaffId == id).Select(held => held.RoleId).SingleAsync()), id);
    }

    private static Task<StaffForm> FormAsync(TestHospital hospital, Id<StaffMember> id, string department) => hospital.WithDbAsync(async db =>
    {
        var staff = await db.Staff.SingleAsync(staff => staff.Id == id);
        return new StaffForm { Id = id.Value, Version = staff.Version, StaffNo = staff.StaffNo, Name = staff.Name, Department = department };
    });

    private static async Task<Id<Role>> RoleAsync(TestHospital hospital, string code, params Permission[] rights)
    {
        var role = new Role(code, "角色 " + code, 1);
        await hospital.AddAsync([role, .. rights.Select(right => new Grant(role.Id, right.Code))]);
        hospital.Services.GetRequiredService<Grants>().Forget();
        return role.Id;
    }
}
