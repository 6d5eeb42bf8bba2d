using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Operations;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Operations;

public sealed class StatusTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_says_what_ran_what_failed_and_what_comes_next(TestDatabase database)
    {
        await using var hospital = await OpenAsync(database, new PlannedWork("a", TestHospital.Monday.AddHours(1), false), new PlannedWork("b", null, true));
        var (old, bad) = (new WorkRun("a", TestHospital.Monday.AddHours(-2)), new WorkRun("a", TestHospital.Monday.AddHours(-1)));
        old.Succeed(3, TestHospital.Monday.AddHours(-2).AddSeconds(4));
        bad.Fail(new InvalidOperationException("never told"), TestHospital.Monday);
        await hospital.AddAsync(old, bad);

        var status = await ReadAsync(hospital);

        var (a, b) = (status.Works[0], status.Works[1]);
        Assert.Equal(("a", nameof(InvalidOperationException), 1, TestHospital.Monday.AddHours(1)), (a.Name, a.LastFailure, a.FailedRuns, a.NextAt));
        Assert.Equal(("b", null, true), (b.Name, b.LastAt, b.IsRunning));
        Assert.Contains(status.Findings, finding => finding.Code == "Operations.FindingWorkFailed");
        Assert.True(status.Database.Bytes > 0);
        Assert.Equal(0, status.Database.Pending);
    }

    [Fact]
    public async Task A_good_backup_is_fine_an_old_one_a_failed_one_and_none_are_told()
    {
        await using var hospital = await OpenAsync(TestDatabase.Sqlite);
        var none = await CodesAsync(hospital);
        await hospital.AddAsync(Good(TestHospital.Monday));
        var fine = await CodesAsync(hospital);
        hospital.Clock.Advance(TimeSpan.FromHours(31));
        var old = await CodesAsync(hospital);
        var failed = new Backup("clock", hospital.Clock.GetUtcNow());
        failed.Start("/nowhere", hospital.Clock.GetUtcNow());
        failed.Fail("no room", hospital.Clock.GetUtcNow());
        await hospital.AddAsync(failed);
        var bad = await CodesAsync(hospital);

        Assert.Equal(["Operations.FindingNoBackup"], none);
        Assert.Empty(fine);
        Assert.Equal(["Operations.FindingBackupOld"], old);
        Assert.Equal(["Operations.FindingBackupFailed", "Operations.FindingBackupOld"], bad);
    }

    [Fact]
    public async Task A_broken_audit_trail_and_a_full_disk_are_told()
    {
        await using var hospital = await OpenAsync(TestDatabase.Sqlite);
        var check = new AuditCheck("clock", TestHospital.Monday);
        check.Found(10, 4, "changed", TestHospital.Monday);
        await hospital.AddAsync(Good(TestHospital.Monday), check);
        await hospital.Run.RunAsync(Actor.Product("test"), (SetParameter use) => use.HandleAsync(OperationsParameters.DiskWarningGigabytes.Key, "100000", "0"));

        var codes = await CodesAsync(hospital);

        Assert.Equal(["Operations.FindingDiskLow", "Operations.FindingAuditBroken"], codes);
    }

    [Fact]
    public async Task Growth_is_told_once_there_is_a_backup_to_compare_with()
    {
        await using var hospital = await OpenAsync(TestDatabase.Sqlite);
        var before = await ReadAsync(hospital);
        var backup = Good(TestHospital.Monday);
        await hospital.AddAsync(backup);
        hospital.Clock.Advance(TimeSpan.FromDays(2));

        var after = await ReadAsync(hospital);

        Assert.Null(before.GrowthPerDay);
        Assert.Equal((after.Database.Bytes - backup.DatabaseBytes) / 2, after.GrowthPerDay);
    }

    [Fact]
    public async Task Looking_needs_the_right()
    {
        await using var hospital = await OpenAsync(TestDatabase.Sqlite);
        var nurse = await hospital.StaffAsync("nurse01", "王芳");

        var outcome = await hospital.Run.RunAsync(nurse, (ReadStatus use) => use.HandleAsync());

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
    }

    [Fact]
    public async Task A_work_is_started_by_name_and_on_record_and_a_name_nobody_knows_is_refused()
    {
        await using var hospital = await OpenAsync(TestDatabase.Sqlite, new PlannedWork("a", null, false));
        var info = await hospital.StaffAsync("info01", "赵工", OperationsPermissions.RunWork);

        var unknown = await hospital.Run.RunAsync(info, (RunWork use) => use.HandleAsync("z"));
        var known = await hospital.Run.RunAsync(info, (RunWork use) => use.HandleAsync("a"));

        Assert.Equal("Operations.UnknownWork", unknown.Problem?.Code);
        Assert.Null(known.Problem);
        Assert.Equal(["a"], ((StandingTimetable)hospital.Services.GetRequiredService<IWorkTimetable>()).Started);
        Assert.Equal("info01", await hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.EntityKey == "a").Select(entry => entry.ActorNo).SingleAsync()));
    }

    [Fact]
    public async Task Diagnostics_need_a_reason_and_stand_on_record()
    {
        await using var hospital = await OpenAsync(TestDatabase.Sqlite);
        var info = await hospital.StaffAsync("info01", "赵工", OperationsPermissions.TakeDiagnostics);

        var without = await hospital.Run.RunAsync(info, (TakeDiagnostics use) => use.HandleAsync(" "));
        var with = await hospital.Run.RunAsync(info, (TakeDiagnostics use) => use.HandleAsync("慢"));

        Assert.Equal("Operations.ReasonRequired", without.Problem?.Code);
        Assert.NotEmpty(with.Value!.Migrations);
        var entry = await hospital.WithDbAsync(db => db.AuditEntries.SingleAsync(entry => entry.Entity == "Diagnostics"));
        Assert.Null(entry.Purpose);
        Assert.Contains("\\u6162", hospital.Services.GetRequiredService<Vault>().Open(AuditEntry.DetailPurpose, entry.Detail!.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_taken_by_hand_is_on_record_and_no_work_of_the_clocks()
    {
        await using var hospital = await OpenAsync(TestDatabase.Sqlite);

        var recorded = await hospital.Run.RunAsync(Actor.Product("crm"), (RecordBackup use) => use.HandleAsync("/mnt/stick/crm.backup", 42));

        Assert.True(recorded.Value);
        Assert.Equal("crm backup, 42 bytes", await hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.EntityKey == "crm.backup").Select(entry => entry.Purpose).SingleAsync()));
        Assert.False(await hospital.WithDbAsync(db => db.Backups.AnyAsync()));
    }

    private static Backup Good(DateTimeOffset at)
    {
        var backup = new Backup("clock", at);
        backup.Start("/backups/crm.backup", at);
        backup.Written(100, 1_000, 10, 1);
        backup.Verified(at.AddSeconds(5));
        return backup;
    }

    private static async Task<IEnumerable<string>> CodesAsync(TestHospital hospital) => (await ReadAsync(hospital)).Findings.Select(finding => finding.Code);

    private static async Task<SystemStatus> ReadAsync(TestHospital hospital)
    {
        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (ReadStatus use) => use.HandleAsync());
        return outcome.Value!;
    }

    private static async Task<TestHospital> OpenAsync(TestDatabase database, params PlannedWork[] works)
    {
        var hospital = await TestHospital.OpenAsync(services => services.AddSingleton<IWorkTimetable>(new StandingTimetable(works)), database);
        await hospital.Run.RunAsync(Actor.Product("test"), (SetParameter use) => use.HandleAsync(OperationsParameters.DiskWarningGigabytes.Key, "0", null));
        return hospital;
    }
}
