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

        Assert.Equal(["archive.embed", "calls.push-line-events", "integration.push-his", "messages.push"], unheld);
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

    [Fact]
    public async Task A_right_a_new_version_brings_reaches_the_default_roles_once_and_the_hospitals_changes_stay()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await InstallAsync(hospital);
        await hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == "patients.reveal").ExecuteDeleteAsync());
        await ForgetOfferAsync(hospital, "patients.view"); // as if the installed version had not known this right yet

        await InstallAsync(hospital);
        var offered = await HoldersAsync(hospital, "patients.view");
        await hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == "patients.view").ExecuteDeleteAsync());
        await InstallAsync(hospital);

        Assert.Equal(DefaultRoles.All.Count(role => role.Rights.Contains("patients.view")), offered);
        Assert.Equal(0, await HoldersAsync(hospital, "patients.view"));
        Assert.Equal(0, await HoldersAsync(hospital, "patients.reveal"));
    }

    [Fact]
    public async Task A_default_role_the_hospital_did_away_with_does_not_come_back()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await InstallAsync(hospital);
        await hospital.WithDbAsync(db => db.Roles.Where(role => role.Code == "epi").ExecuteDeleteAsync());
        await ForgetOfferAsync(hospital, "patients.view");

        await InstallAsync(hospital);

        Assert.False(await hospital.WithDbAsync(db => db.Roles.AnyAsync(role => role.Code == "epi")));
    }

    [Fact]
    public async Task A_new_right_that_would_join_administrations_in_a_role_the_hospital_changed_is_not_given()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await InstallAsync(hospital);
        await ForgetOfferAsync(hospital, "security.view-audit");
        await hospital.WithDbAsync(async db =>
        {
            var auditor = await db.Roles.SingleAsync(role => role.Code == "auditor");
            db.Grants.Add(new(auditor.Id, "patients.edit"));
            return await db.SaveChangesAsync();
        });

        await InstallAsync(hospital);

        Assert.Equal(0, await HoldersAsync(hospital, "security.view-audit"));
    }

    private static async Task ForgetOfferAsync(TestHospital hospital, string right)
    {
        await hospital.WithDbAsync(db => db.RoleOffers.Where(offer => offer.Permission == right).ExecuteDeleteAsync());
        await hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == right).ExecuteDeleteAsync());
    }

    private static Task<int> HoldersAsync(TestHospital hospital, string right) => hospital.WithDbAsync(db => db.Grants.CountAsync(grant => grant.Permission == right));

    private static Task<int> InstallAsync(TestHospital hospital) => hospital.WithDbAsync(async db =>
    {
        await new RoleSetup(db).InstallAsync(default);
        return await db.SaveChangesAsync();
    });
}
