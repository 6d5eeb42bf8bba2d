using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Backups;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Operations;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Operations;

public sealed class MakeBackupTests
{
    [Fact]
    public async Task The_daily_backup_is_made_proven_and_on_record_once()
    {
        await using var hospital = await OpenAsync();
        hospital.Clock.Advance(TimeSpan.FromDays(1));

        var made = await RunAsync(hospital);
        var again = await RunAsync(hospital);

        var backup = await hospital.WithDbAsync(db => db.Backups.SingleAsync());
        Assert.Equal((1, 0), (made, again));
        Assert.True(backup.IsGood);
        Assert.Equal(new FileInfo(backup.File!).Length, backup.Bytes);
        Assert.StartsWith(Path.Combine(hospital.Directory, "backups"), backup.File, StringComparison.Ordinal);
        Assert.Equal((await hospital.WithDbAsync(db => db.Installations.CountAsync()), 1), (1, 1));
    }

    [Fact]
    public async Task One_that_was_asked_for_is_made_at_any_hour_and_says_by_whom()
    {
        await using var hospital = await OpenAsync();
        var info = await hospital.StaffAsync("info01", "赵工", OperationsPermissions.RunWork);
        await hospital.Run.RunAsync(info, (RequestBackup use) => use.HandleAsync());
        await hospital.Run.RunAsync(info, (RequestBackup use) => use.HandleAsync());

        await RunAsync(hospital);

        var backup = await hospital.WithDbAsync(db => db.Backups.SingleAsync());
        Assert.Equal(("info01", true), (backup.RequestedBy, backup.IsGood));
        Assert.Equal([MakeBackup.Name, MakeBackup.Name], ((StandingTimetable)hospital.Services.GetRequiredService<IWorkTimetable>()).Started);
    }

    [Fact]
    public async Task Asking_needs_the_right()
    {
        await using var hospital = await OpenAsync();
        var nurse = await hospital.StaffAsync("nurse01", "王芳");

        var outcome = await hospital.Run.RunAsync(nurse, (RequestBackup use) => use.HandleAsync());

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
        Assert.False(await hospital.WithDbAsync(db => db.Backups.AnyAsync()));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_on_record_as_the_reason_and_it_is_tried_again_an_hour_later()
    {
        await using var hospital = await OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(hospital.Directory, "backups"), "a file in the way");
        hospital.Clock.Advance(TimeSpan.FromDays(1));

        await Assert.ThrowsAnyAsync<IOException>(() => RunAsync(hospital));
        var atOnce = await RunAsync(hospital);
        File.Delete(Path.Combine(hospital.Directory, "backups"));
        hospital.Clock.Advance(TimeSpan.FromHours(1));
        var later = await RunAsync(hospital);

        var backups = await hospital.WithDbAsync(db => db.Backups.OrderBy(backup => backup.RequestedAt).ToListAsync());
        Assert.Equal((0, 1), (atOnce, later));
        Assert.Contains("backups", backups[0].Problem, StringComparison.Ordinal);
        Assert.True(backups[1].IsGood);
    }

    [Fact]
    public async Task What_a_kill_left_unfinished_is_closed_as_interrupted()
    {
        await using var hospital = await OpenAsync();
        var killed = new Backup("clock", TestHospital.Monday);
        killed.Start(Path.Combine(hospital.Directory, "backups", "half"), TestHospital.Monday);
        await hospital.AddAsync(killed);

        await RunAsync(hospital);

        var backup = await hospital.WithDbAsync(db => db.Backups.SingleAsync());
        Assert.Equal(Backup.Interrupted, backup.Problem);
    }

    [Fact]
    public async Task While_another_process_is_at_it_nothing_happens()
    {
        await using var hospital = await OpenAsync();
        hospital.Clock.Advance(TimeSpan.FromDays(1));
        using var other = BackupLock.TryTake(hospital.Directory);

        var made = await RunAsync(hospital);

        Assert.Equal(0, made);
        Assert.False(await hospital.WithDbAsync(db => db.Backups.AnyAsync()));
    }

    [Fact]
    public async Task Switched_off_it_makes_none()
    {
        await using var hospital = await OpenAsync();
        await hospital.Run.RunAsync(Actor.Product("test"), (SetParameter use) => use.HandleAsync(OperationsParameters.BackupOn.Key, "false", null));
        hospital.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, await RunAsync(hospital));
    }

    [Fact]
    public async Task Only_so_many_good_ones_stay_and_nobody_elses_file_goes()
    {
        await using var hospital = await OpenAsync();
        await hospital.Run.RunAsync(Actor.Product("test"), (SetParameter use) => use.HandleAsync(OperationsParameters.BackupsKept.Key, "2", null));
        var folder = Directory.CreateDirectory(Path.Combine(hospital.Directory, "backups")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "mine.backup"), "mine");

        for (var day = 0; day < 3; day++)
        {
            hospital.Clock.Advance(TimeSpan.FromDays(1));
            await RunAsync(hospital);
        }

        var backups = await hospital.WithDbAsync(db => db.Backups.OrderBy(backup => backup.RequestedAt).ToListAsync());
        Assert.Equal([true, false, false], backups.Select(backup => backup.RemovedAt is not null));
        Assert.Equal(backups.Skip(1).Select(backup => backup.File).Append(Path.Combine(folder, "mine.backup")).Order(StringComparer.Ordinal), Directory.GetFiles(folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Old_runs_go_and_the_last_of_each_work_stays()
    {
        await using var hospital = await OpenAsync();
        await hospital.AddAsync(Run("a", -90), Run("a", -60), Run("a", -1), Run("b", -90));

        var purged = await InScopeAsync(hospital, services => services.GetRequiredService<PurgeWorkRuns>().RunAsync(default));

        Assert.Equal(2, purged);
        Assert.Equal(["a", "b"], await hospital.WithDbAsync(db => db.WorkRuns.OrderBy(run => run.Work).Select(run => run.Work).ToListAsync()));
    }

    private static WorkRun Run(string work, int days) => new(work, TestHospital.Monday.AddDays(days));

    private static Task<TestHospital> OpenAsync() => TestHospital.OpenAsync(services => services.AddSingleton<IWorkTimetable>(new StandingTimetable()), TestDatabase.Sqlite);

    private static Task<int> RunAsync(TestHospital hospital) => InScopeAsync(hospital, services => services.GetRequiredService<MakeBackup>().RunAsync(default));

    private static async Task<int> InScopeAsync(TestHospital hospital, Func<IServiceProvider, Task<int>> work)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
        return await work(scope.ServiceProvider);
    }
}
