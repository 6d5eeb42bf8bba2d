using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Complaints;

/// <summary>The demo's staff and departments for tests of the pages around complaints.</summary>
internal static class ComplaintStaff
{
    public static async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync(services => services.AddSingleton(new ParameterValues(isRelaxed: true)));
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<SettingsSetup>().InstallAsync(default);
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var known = await db.Departments.Select(department => department.Code).ToListAsync();
        db.Departments.AddRange(DemoClinic.Departments.Where(department => !known.Contains(department.Code)).Select(department => department.ToDepartment()));
        await db.SaveChangesAsync();
        return page;
    }

    /// <summary>One of the demo's staff with the rights his role begins with; the same one when asked again.</summary>
    public static async Task<Actor> AsAsync(PageTest page, string staffNo)
    {
        var member = DemoStaff.All.Single(member => member.Code == staffNo);
        var role = DefaultRoles.All.Single(role => role.Code == member.RoleCode);
        var account = await page.Hospital.WithDbAsync(db => db.Users.Where(user => db.Staff.Any(staff => staff.Id == user.StaffId && staff.StaffNo == staffNo)).Select(user => (Guid?)user.Id).SingleOrDefaultAsync());
        if (account is null)
        {
            var (staff, made) = (new StaffMember(staffNo, member.Name), new Role("role-" + staffNo, "role of " + staffNo, 1));
            staff.Describe(member.Name, member.DepartmentCode, null, null);
            var fresh = new Account(staff);
            await page.Hospital.AddAsync([staff, made, fresh, new StaffRole(staff.Id, made.Id), .. role.Rights.Distinct().Select(right => new Grant(made.Id, right, role.ScopeOf(right)))]);
            account = fresh.Id;
        }

        var session = await page.Hospital.Services.GetRequiredService<Sessions>().StartAsync(account.Value, page.Hospital.Clock.GetUtcNow(), default);
        return new(ActorKind.Staff, staffNo, member.Name) { AccountId = account.Value, SessionId = session };
    }
}
