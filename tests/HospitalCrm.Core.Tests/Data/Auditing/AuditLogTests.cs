using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data.Auditing;

public sealed class AuditLogTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Many_at_once_are_all_written_in_one_chain_with_the_changes_between_them(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var log = hospital.Services.GetRequiredService<AuditLog>();

        await Task.WhenAll(Enumerable.Range(0, 120).Select(number => number % 10 == 0
            ? hospital.AddAsync(new Department($"D{number}", "科室"))
            : log.AppendAsync(Draft(number), default)));

        Assert.Equal((120, null, null), await hospital.VerifyAuditAsync());
        Assert.Equal(108, await hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Viewed)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_was_appended_reads_back_as_it_was_given(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var (patient, call) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await hospital.Services.GetRequiredService<AuditLog>().AppendAsync(
            new AuditDraft(AuditAct.Revealed, "Patient", "key", TestHospital.Monday)
            {
                ActorKind = ActorKind.ConnectedSystem,
                ActorNo = "his",
                PatientId = patient,
                CallId = call,
                Purpose = "Phone",
                Detail = "why",
            },
            default);

        var entry = await hospital.WithDbAsync(db => db.AuditEntries.SingleAsync());
        Assert.Equal((AuditAct.Revealed, ActorKind.ConnectedSystem, "his", "Patient", "key", "Phone"), (entry.Act, entry.ActorKind, entry.ActorNo, entry.Entity, entry.EntityKey, entry.Purpose));
        Assert.Equal((patient, call, TestHospital.Monday), (entry.PatientId, entry.CallId, entry.At));
        Assert.Equal("why", hospital.Services.GetRequiredService<Core.Data.Sealing.Vault>().Open(AuditEntry.DetailPurpose, entry.Detail));
    }

    [Fact]
    public async Task A_context_whose_connection_is_another_one_of_the_pool_by_its_next_transaction_writes_through_that_one()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.WithDbAsync(async first =>
        {
            await first.AppendAsync([Draft(1)], default);
            return await hospital.WithDbAsync(async second =>
            {
                // It has the first one's connection now, and keeps it.
                await second.Database.OpenConnectionAsync();
                await second.AuditEntries.CountAsync();
                await first.AppendAsync([Draft(2)], default);
                return await second.AuditEntries.CountAsync();
            });
        });

        Assert.Equal((2, null, null), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Appending_inside_a_transaction_is_refused_at_once_instead_of_waiting_for_ever(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var log = hospital.Services.GetRequiredService<AuditLog>();

        var told = await Assert.ThrowsAsync<InvalidOperationException>(() => hospital.WithDbAsync(async db =>
        {
            await db.InTransactionAsync(() => log.AppendAsync(Draft(1), default), default);
            return true;
        }));

        Assert.Contains("db.Audit", told.Message, StringComparison.Ordinal);
        await log.AppendAsync(Draft(2), default);
        Assert.Equal((1, null, null), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Entries_of_a_transaction_that_fails_leave_no_gap(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        await hospital.AddAsync(new Department("D1", "科室"));

        await Assert.ThrowsAsync<RuleViolation>(() => hospital.WithDbAsync(async db =>
        {
            await db.InTransactionAsync(
                async () =>
                {
                    db.Departments.Add(new("D2", "科室"));
                    await db.SaveChangesAsync();
                    throw new RuleViolation("Test.No");
                },
                default);
            return true;
        }));
        await hospital.AddAsync(new Department("D3", "科室"));

        Assert.Equal((2, null, null), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Several_saves_of_one_transaction_leave_one_whole_chain(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);

        await hospital.WithDbAsync(async db =>
        {
            await db.InTransactionAsync(
                async () =>
                {
                    db.Departments.Add(new("D1", "科室"));
                    await db.SaveChangesAsync();
                    db.Departments.Add(new("D2", "科室"));
                    await db.SaveChangesAsync();
                },
                default);
            return true;
        });

        Assert.Equal((2, null, null), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_tail_cut_off_shows_even_with_the_head_of_that_time_put_back(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var head = hospital.Services.GetRequiredService<AuditHead>();
        await hospital.AddAsync(new Department("D1", "科室"));
        var old = await File.ReadAllBytesAsync(head.Path);
        await hospital.AddAsync(new Department("D2", "科室"));
        await hospital.AddAsync(new Department("D3", "科室"));

        await hospital.ExecuteAsync("""DELETE FROM "AuditEntries" WHERE "Seq" > 1""");
        await File.WriteAllBytesAsync(head.Path, old);

        Assert.Equal((1, 2, "cut"), await hospital.VerifyAuditAsync());
    }

    [Fact]
    public async Task An_older_head_put_back_shows()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var head = hospital.Services.GetRequiredService<AuditHead>();
        await hospital.AddAsync(new Department("D1", "科室"));
        var old = await File.ReadAllBytesAsync(head.Path);
        await hospital.AddAsync(new Department("D2", "科室"));
        await hospital.AddAsync(new Department("D3", "科室"));

        await File.WriteAllBytesAsync(head.Path, old);

        Assert.Equal((3, 2, "head-old"), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [InlineData("DELETE FROM \"AuditMarks\"", "mark-missing")]
    [InlineData("UPDATE \"AuditMarks\" SET \"Count\" = 1", "mark-forged")]
    public async Task A_mark_taken_away_or_altered_shows_and_is_never_made_again(string tampering, string reason)
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.AddAsync(new Department("D1", "科室"));
        await hospital.AddAsync(new Department("D2", "科室"));

        await hospital.ExecuteAsync(tampering);
        await hospital.AddAsync(new Department("D3", "科室"));

        Assert.Equal(reason, (await hospital.VerifyAuditAsync()).Reason);
    }

    [Fact]
    public async Task Emptying_everything_shows_while_there_is_staff()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.StaffAsync("auditor", "顾诚");

        await hospital.ExecuteAsync("DELETE FROM \"AuditEntries\"");
        await hospital.ExecuteAsync("DELETE FROM \"AuditMarks\"");
        File.Delete(hospital.Services.GetRequiredService<AuditHead>().Path);

        Assert.Equal((0, 1, "cut"), await hospital.VerifyAuditAsync());
    }

    private static AuditDraft Draft(int number) => new(AuditAct.Viewed, "Patient", $"{number}", TestHospital.Monday)
    {
        ActorKind = ActorKind.Staff,
        ActorNo = "agent01",
        PatientId = Guid.CreateVersion7(),
    };
}
