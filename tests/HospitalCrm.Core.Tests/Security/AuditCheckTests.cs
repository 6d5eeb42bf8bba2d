using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

public sealed class AuditCheckTests
{
    private static readonly Permission[] Rights = [SecurityPermissions.ViewAudit, SecurityPermissions.VerifyAudit];

    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_check_runs_in_the_background_and_leaves_its_result_on_record(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var auditor = await hospital.StaffAsync("auditor", "顾诚", Rights);

        var row = await CheckAsync(hospital, auditor);

        Assert.Equal((AuditCheckState.Intact, "auditor"), (row.State, row.StartedBy));
        Assert.True(row.Entries > 0);
        Assert.True(await hospital.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Entity == nameof(AuditCheck) && entry.ActorNo == "auditor")));
        Assert.Null((await hospital.VerifyAuditAsync()).Reason);
    }

    [Fact]
    public async Task A_tampered_entry_is_named_with_its_reason()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var auditor = await hospital.StaffAsync("auditor", "顾诚", Rights);
        await hospital.AddAsync(new Department("D1", "科室"));
        await hospital.ExecuteAsync("""UPDATE "AuditEntries" SET "ActorNo" = 'innocent' WHERE "Seq" = 2""");

        var row = await CheckAsync(hospital, auditor);

        Assert.Equal((AuditCheckState.Broken, 2, "changed"), (row.State, row.FirstBroken, row.Reason));
    }

    [Fact]
    public async Task Who_may_only_look_starts_none()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var reader = await hospital.StaffAsync("info01", "赵工", SecurityPermissions.ViewAudit);

        var outcome = await hospital.Run.RunAsync(reader, (StartAuditCheck use) => use.HandleAsync());

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem!.Kind);
        Assert.Empty((await hospital.Run.RunAsync(reader, (ReadAuditChecks use) => use.HandleAsync())).Value!.Rows);
    }

    [Fact]
    public async Task A_check_that_was_broken_off_by_a_stop_says_so()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var auditor = await hospital.StaffAsync("auditor", "顾诚", Rights);
        await hospital.AddAsync(new AuditCheck("auditor", hospital.Clock.GetUtcNow()));

        var checks = (await hospital.Run.RunAsync(auditor, (ReadAuditChecks use) => use.HandleAsync())).Value!;

        Assert.Equal(AuditCheckState.BrokenOff, Assert.Single(checks.Rows).State);
        Assert.Null(checks.Running);
    }

    [Fact]
    public async Task Every_night_it_runs_by_itself()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.AddAsync(new Department("D1", "科室"));
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");

        await scope.ServiceProvider.GetRequiredService<VerifyAuditNightly>().RunAsync(default);

        var check = await hospital.WithDbAsync(db => db.AuditChecks.SingleAsync());
        Assert.True(check.IsIntact);
        Assert.Equal("clock", check.StartedBy);
    }

    private static async Task<AuditCheckRow> CheckAsync(TestHospital hospital, Actor auditor)
    {
        Assert.Null((await hospital.Run.RunAsync(auditor, (StartAuditCheck use) => use.HandleAsync())).Problem);
        await hospital.Services.GetRequiredService<AuditChecker>().Finished;
        return Assert.Single((await hospital.Run.RunAsync(auditor, (ReadAuditChecks use) => use.HandleAsync())).Value!.Rows);
    }
}
