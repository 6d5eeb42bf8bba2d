using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Security;

public sealed class DefaultRolesTests
{
    [Fact]
    public void Every_right_of_a_default_role_exists()
    {
        var unknown = DefaultRoles.All.SelectMany(role => role.Rights).Except(PermissionCatalogue.All.Select(right => right.Code));

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_right_is_held_by_some_role_or_is_for_machines()
    {
        var unheld = PermissionCatalogue.All.Select(right => right.Code).Except(DefaultRoles.All.SelectMany(role => role.Rights));

        Assert.Equal(["calls.push-line-events"], unheld);
    }

    [Fact]
    public void Every_demo_member_of_staff_has_a_role_of_that_name()
    {
        var lost = DemoStaff.All.Where(staff => !DefaultRoles.All.Any(role => role.Code == staff.RoleCode && role.Name == staff.Role));

        Assert.Empty(lost);
    }

    [Fact]
    public async Task Installing_again_changes_nothing()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await InstallAsync(hospital);
        await hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == "patients.reveal").ExecuteDeleteAsync());

        await InstallAsync(hospital);

        Assert.Equal(DefaultRoles.All.Count, await hospital.WithDbAsync(db => db.Roles.CountAsync()));
        Assert.False(await hospital.WithDbAsync(db => db.Grants.AnyAsync(grant => grant.Permission == "patients.reveal")));
    }

    private static Task<int> InstallAsync(TestHospital hospital) => hospital.WithDbAsync(async db =>
    {
        await new RoleSetup(db).InstallAsync(default);
        return await db.SaveChangesAsync();
    });
}
