using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data;

public sealed class SaveTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Every_save_raises_the_version(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var run = new WorkRun("test.work", TestHospital.Monday);
        await hospital.AddAsync(run);

        var version = await hospital.WithDbAsync(async db =>
        {
            var loaded = await db.WorkRuns.SingleAsync();
            loaded.Succeed(3, TestHospital.Monday);
            await db.SaveChangesAsync();
            return loaded.Version;
        });

        Assert.Equal(2, version);
        Assert.Equal(2, await hospital.WithDbAsync(db => db.WorkRuns.Select(kept => kept.Version).SingleAsync()));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_later_of_two_saves_is_stale_and_changes_nothing(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        await hospital.AddAsync(new WorkRun("test.work", TestHospital.Monday));

        await hospital.WithDbAsync(async mine =>
        {
            var run = await mine.WorkRuns.SingleAsync();
            await hospital.WithDbAsync(async theirs =>
            {
                (await theirs.WorkRuns.SingleAsync()).Succeed(1, TestHospital.Monday);
                return await theirs.SaveChangesAsync();
            });
            run.Succeed(2, TestHospital.Monday);
            return await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => mine.SaveChangesAsync());
        });

        Assert.Equal(1, await hospital.WithDbAsync(db => db.WorkRuns.Select(kept => kept.Handled).SingleAsync()));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_failed_save_can_be_repeated_and_the_chain_stays_whole(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        await hospital.AddAsync(new Department("D1", "心内科"));

        await hospital.WithDbAsync(async db =>
        {
            var twin = new Department("D1", "重复");
            db.Audit(new AuditDraft(AuditAct.Viewed, "Test", "1", TestHospital.Monday));
            db.Departments.Add(twin);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            db.Entry(twin).State = EntityState.Detached;
            db.Departments.Add(new("D2", "呼吸内科"));
            return await db.SaveChangesAsync();
        });

        Assert.Equal((3, null, null), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_transaction_that_fails_leaves_nothing_in_database_context_or_chain(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);

        await hospital.WithDbAsync(async db =>
        {
            await Assert.ThrowsAsync<RuleViolation>(() => db.InTransactionAsync(
                async () =>
                {
                    db.Departments.Add(new("D1", "心内科"));
                    await db.SaveChangesAsync();
                    db.Departments.Add(new("D2", "呼吸内科"));
                    await db.SaveChangesAsync();
                    throw new RuleViolation("Test.No");
                },
                default));
            Assert.Empty(db.ChangeTracker.Entries());
            db.Departments.Add(new("D3", "神经内科"));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(["D3"], await hospital.WithDbAsync(db => db.Departments.Select(department => department.Code).ToListAsync()));
        Assert.Equal((1, null, null), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Several_saves_of_a_transaction_make_one_unbroken_chain(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);

        await hospital.WithDbAsync(async db =>
        {
            await db.InTransactionAsync(
                async () =>
                {
                    foreach (var number in Enumerable.Range(1, 5))
                    {
                        db.Departments.Add(new($"D{number}", "科室"));
                        await db.SaveChangesAsync();
                    }
                },
                default);
            return true;
        });

        Assert.Equal((5, null, null), await hospital.VerifyAuditAsync());
    }

    [Fact]
    public async Task A_transaction_in_a_transaction_is_refused_instead_of_waiting_for_itself()
    {
        await using var hospital = await TestHospital.OpenAsync();

        await hospital.WithDbAsync(db => Assert.ThrowsAsync<InvalidOperationException>(() =>
            db.InTransactionAsync(() => db.InTransactionAsync(() => Task.CompletedTask, default), default)));
        await hospital.AddAsync(new Department("D1", "心内科"));
    }

    [Fact]
    public async Task Saving_without_waiting_is_refused()
    {
        await using var hospital = await TestHospital.OpenAsync();

        await hospital.WithDbAsync(db => Task.FromResult(Assert.Throws<NotSupportedException>(() => db.SaveChanges())));
    }

    [Fact]
    public async Task Many_writers_at_once_all_get_through()
    {
        await using var hospital = await TestHospital.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => hospital.AddAsync(new Department($"D{number}", "科室"))));

        Assert.Equal(60, await hospital.WithDbAsync(db => db.Departments.CountAsync()));
        Assert.Equal((60, null, null), await hospital.VerifyAuditAsync());
    }

    [Fact]
    public async Task A_writer_who_gives_up_writes_nothing_and_blocks_nobody()
    {
        await using var hospital = await TestHospital.OpenAsync();

        await hospital.WithDbAsync(db =>
        {
            db.Departments.Add(new("D1", "心内科"));
            return Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.SaveChangesAsync(new CancellationToken(canceled: true)));
        });
        await hospital.AddAsync(new Department("D2", "呼吸内科"));

        Assert.Equal(["D2"], await hospital.WithDbAsync(db => db.Departments.Select(department => department.Code).ToListAsync()));
    }
}
