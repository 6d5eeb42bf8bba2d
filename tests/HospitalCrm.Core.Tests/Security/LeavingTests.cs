using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

/// <summary>Who is out is out: no session and no lock gets lost on the way.</summary>
public sealed class LeavingTests
{
    private static readonly Actor Admin = Actor.Product("test");

    [Fact]
    public async Task A_wrong_password_does_not_shorten_the_lock_of_whoever_left_meanwhile()
    {
        await using var rig = await AccountRig.OpenAsync();
        var read = await rig.HaveAsync("w01", "agent");
        await LeaveAsync(rig);
        await rig.Hospital.WithDbAsync(db => db.Users.Where(account => account.Id == read.Id).ExecuteUpdateAsync(set => set.SetProperty(account => account.AccessFailedCount, 99)));

        await using (var scope = rig.Hospital.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Admin;
            var (db, door) = (scope.ServiceProvider.GetRequiredService<CrmDb>(), scope.ServiceProvider.GetRequiredService<SignInDoor>());
            await db.InTransactionAsync(
                async () =>
                {
                    await door.CountFailureAsync(read, from: null, default);
                    await db.SaveChangesAsync();
                },
                default);
        }

        Assert.Equal(((DateTimeOffset?)LeaveStaff.ForGood, 0), ((await rig.AccountAsync("w01")).LockoutEnd, (await rig.AccountAsync("w01")).AccessFailedCount));
    }

    [Fact]
    public async Task Two_who_let_each_other_leave_at_once_do_not_both_go()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var one = await hospital.StaffAsync("admin01", "赵建国", SecurityPermissions.ManageStaff);
        var two = await hospital.StaffAsync("admin02", "周宁", SecurityPermissions.ManageStaff);
        var (first, second) = (await RoleTests.StaffIdAsync(hospital, one), await RoleTests.StaffIdAsync(hospital, two));

        var outcomes = await Task.WhenAll(
            hospital.Run.RunAsync(one, (LeaveStaff use) => use.HandleAsync(second)),
            hospital.Run.RunAsync(two, (LeaveStaff use) => use.HandleAsync(first)));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.Equal(1, await hospital.WithDbAsync(db => db.Staff.CountAsync(staff => staff.LeftAt == null)));
    }

    [Fact]
    public async Task Whoever_has_left_does_not_come_in_even_without_a_lock()
    {
        await using var rig = await AccountRig.OpenAsync();
        var account = await rig.HaveAsync("w01", "agent");
        await LeaveAsync(rig);
        await rig.Hospital.WithDbAsync(db => db.Users.Where(other => other.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(other => other.LockoutEnd, (DateTimeOffset?)null)));

        Assert.Null(await rig.EnterAsync("w01"));
    }

    [Fact]
    public async Task A_reset_that_cannot_end_the_sessions_changes_no_password()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        var agent = await hospital.StaffAsync("agent01", "王芳", SecurityPermissions.Use);
        var staff = await hospital.WithDbAsync(db => db.Staff.Select(staff => staff.Id).SingleAsync());
        var before = await HashAsync(hospital, agent);
        await hospital.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER NoEnd BEFORE UPDATE OF EndedAt ON SignInSessions BEGIN SELECT RAISE(ABORT, 'gone'); END"));

        await Assert.ThrowsAsync<DbUpdateException>(() => hospital.Run.RunAsync(Admin, (ResetStaffPassword use) => use.HandleAsync(staff)));

        Assert.Equal(before, await HashAsync(hospital, agent));
    }

    private static Task<string?> HashAsync(TestHospital hospital, Actor of) =>
        hospital.WithDbAsync(db => db.Users.Where(account => account.Id == of.AccountId).Select(account => account.PasswordHash).SingleAsync());

    private static async Task LeaveAsync(AccountRig rig)
    {
        var id = await rig.Hospital.WithDbAsync(db => db.Staff.Where(staff => staff.StaffNo == "w01").Select(staff => staff.Id).SingleAsync());
        Assert.Null((await rig.Hospital.Run.RunAsync(Admin, (LeaveStaff use) => use.HandleAsync(id))).Problem);
    }
}
