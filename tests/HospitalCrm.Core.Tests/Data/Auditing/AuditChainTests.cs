using System.Text;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data.Auditing;

/// <summary>What somebody who has the database (and not the keys) can do to the chain, and that it shows.</summary>
public sealed class AuditChainTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_untouched_chain_is_intact(TestDatabase database)
    {
        await using var hospital = await WithEntriesAsync(database);

        Assert.Equal((5, null, null), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_empty_chain_is_intact(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);

        Assert.Equal((0, null, null), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET ActorNo = 'nobody' WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET Act = 'Exported' WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET At = At + 10 WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET Entity = 'Other' WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET EntityKey = 'x' WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET Purpose = 'x' WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET Purpose = '' WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET PatientId = x'00112233445566778899aabbccddeeff' WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET CallId = x'00112233445566778899aabbccddeeff' WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET ActorKind = 'Staff' WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET Hash = x'00' WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET PreviousHash = x'00' WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET DetailCode = NULL WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET Detail = NULL WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET Detail = (SELECT Detail FROM AuditEntries WHERE Seq = 4) WHERE Seq = 3")]
    [InlineData("UPDATE AuditEntries SET Detail = x'00112233' WHERE Seq = 3")]
    public async Task A_changed_entry_shows(string tampering)
    {
        await using var hospital = await WithEntriesAsync(TestDatabase.Sqlite);

        Assert.Equal(1, await hospital.ExecuteAsync(tampering));

        Assert.Equal((2, 3, "changed"), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_deleted_entry_shows(int seq)
    {
        await using var hospital = await WithEntriesAsync(TestDatabase.Sqlite);

        await hospital.ExecuteAsync($"DELETE FROM AuditEntries WHERE Seq = {seq}");

        Assert.Equal((seq - 1, seq, "missing"), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    public async Task A_cut_tail_shows(int from)
    {
        await using var hospital = await WithEntriesAsync(TestDatabase.Sqlite);

        await hospital.ExecuteAsync($"DELETE FROM AuditEntries WHERE Seq >= {from}");

        Assert.Equal((from - 1, from, "cut"), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_chain_rewritten_from_an_entry_on_shows(TestDatabase database)
    {
        await using var hospital = await WithEntriesAsync(database);

        await RewriteAsync(hospital);

        Assert.Equal((5, 5, "rewritten"), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Working_on_after_a_rewrite_does_not_make_it_true(TestDatabase database)
    {
        await using var hospital = await WithEntriesAsync(database);
        await RewriteAsync(hospital);

        await hospital.AddAsync(new Department("D9", "later"));
        await hospital.AddAsync(new Department("D10", "later still"));

        Assert.Equal((7, 5, "rewritten"), await hospital.VerifyAuditAsync());
    }

    [Fact]
    public async Task Working_on_after_a_cut_does_not_make_it_true()
    {
        await using var hospital = await WithEntriesAsync(TestDatabase.Sqlite);
        await hospital.ExecuteAsync("DELETE FROM AuditEntries WHERE Seq >= 4");

        foreach (var number in Enumerable.Range(10, 6))
        {
            await hospital.AddAsync(new Department($"D{number}", "later"));
        }

        Assert.Equal((9, 5, "rewritten"), await hospital.VerifyAuditAsync());
    }

    [Fact]
    public async Task A_missing_head_shows()
    {
        await using var hospital = await WithEntriesAsync(TestDatabase.Sqlite);

        File.Delete(hospital.Services.GetRequiredService<AuditHead>().Path);

        Assert.Equal((5, 1, "head-missing"), await hospital.VerifyAuditAsync());
    }

    [Fact]
    public async Task A_forged_head_shows()
    {
        await using var hospital = await WithEntriesAsync(TestDatabase.Sqlite);
        await hospital.ExecuteAsync("DELETE FROM AuditEntries WHERE Seq >= 4");
        var head = hospital.Services.GetRequiredService<AuditHead>().Path;
        await File.WriteAllTextAsync(head, (await File.ReadAllTextAsync(head)).Replace("\"Count\":5", "\"Count\":3", StringComparison.Ordinal));

        Assert.Equal((3, 1, "head-forged"), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_head_torn_by_a_power_loss_stops_nobody_and_is_told(string torn)
    {
        await using var hospital = await WithEntriesAsync(TestDatabase.Sqlite);
        await File.WriteAllTextAsync(hospital.Services.GetRequiredService<AuditHead>().Path, torn);

        Assert.Equal("head-missing", (await hospital.VerifyAuditAsync()).Reason);
        await hospital.AddAsync(new Department("D9", "later"));

        Assert.Equal((6, null, null), await hospital.VerifyAuditAsync());
    }

    [Fact]
    public async Task A_head_that_cannot_be_written_fails_no_save()
    {
        await using var hospital = await WithEntriesAsync(TestDatabase.Sqlite);
        var head = hospital.Services.GetRequiredService<AuditHead>().Path;
        File.Delete(head);
        Directory.CreateDirectory(Path.Combine(head, "in the way"));

        await hospital.AddAsync(new Department("D9", "later"));

        Assert.Equal(6, await hospital.WithDbAsync(db => db.Departments.CountAsync()));
    }

    [Fact]
    public async Task A_crash_between_commit_and_head_is_no_alarm()
    {
        await using var hospital = await WithEntriesAsync(TestDatabase.Sqlite);
        var head = hospital.Services.GetRequiredService<AuditHead>();
        var before = await File.ReadAllBytesAsync(head.Path);
        await hospital.AddAsync(new Department("D9", "later"));
        await File.WriteAllBytesAsync(head.Path, before);

        await using var restarted = hospital.SecondProcess();
        Assert.Equal((6, null, null), await hospital.VerifyAuditAsync());
        await AddAsync(restarted, "D10");

        Assert.Equal((7, null, null), await hospital.VerifyAuditAsync());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Two_processes_append_to_one_chain_at_once(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        await using var second = hospital.SecondProcess();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => AddAsync(number % 2 == 0 ? hospital.Services : second, $"D{number}")));

        Assert.Equal((40, null, null), await hospital.VerifyAuditAsync());
        Assert.Equal(Enumerable.Range(1, 40).Select(seq => (long)seq), await hospital.WithDbAsync(db => db.AuditEntries.OrderBy(entry => entry.Seq).Select(entry => entry.Seq).ToListAsync()));
    }

    [Fact]
    public async Task What_was_before_and_after_lies_sealed_in_the_database()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        await hospital.AddAsync(new Department("D1", "SecretName"));

        var detail = await hospital.WithDbAsync(db => db.AuditEntries.Select(entry => entry.Detail!.Value).SingleAsync());

        Assert.DoesNotContain("SecretName", Encoding.UTF8.GetString(detail.Bytes), StringComparison.Ordinal);
        Assert.Contains("SecretName", hospital.Services.GetRequiredService<Core.Data.Sealing.Vault>().Open(AuditEntry.DetailPurpose, detail), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_a_stranger_typed_at_sign_in_never_stops_the_audit(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        string[] typed = ["nul\0inside", "half\uD83D", new string('长', 500), "line\r\nbreak", "", "'; DROP TABLE AuditEntries; --", "\uDC00\uD800"];

        await Task.WhenAll(typed.Select(text => hospital.Services.GetRequiredService<AuditLog>().AppendAsync(
            new AuditDraft(AuditAct.SignInFailed, "Account", text, DateTimeOffset.UtcNow) { ActorNo = text, Purpose = text },
            default)));

        Assert.Equal((typed.Length, null, null), await hospital.VerifyAuditAsync());
    }

    private static async Task<TestHospital> WithEntriesAsync(TestDatabase database)
    {
        var hospital = await TestHospital.OpenAsync(database: database);
        foreach (var number in Enumerable.Range(1, 5))
        {
            // A clock of full resolution: what PostgreSQL rounds must not look like tampering.
            hospital.Clock.Advance(TimeSpan.FromTicks(1_234_567));
            await hospital.AddAsync(new Department($"D{number}", "科室"));
        }

        return hospital;
    }

    /// <summary>Changes entry 3 and computes every later hash anew, as somebody with the code and the database could.</summary>
    private static Task<int> RewriteAsync(TestHospital hospital) => hospital.WithDbAsync(async db =>
    {
        var entries = await db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Seq).ToListAsync();
        var previous = entries[1].Hash;
        foreach (var entry in entries.Skip(2))
        {
            Set(entry, nameof(AuditEntry.ActorNo), "innocent");
            Set(entry, nameof(AuditEntry.PreviousHash), previous);
            previous = entry.ComputeHash();
            var (actor, before, hash) = (entry.ActorNo, entry.PreviousHash, previous);
            await db.AuditEntries.Where(row => row.Seq == entry.Seq).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.ActorNo, actor)
                .SetProperty(row => row.PreviousHash, before)
                .SetProperty(row => row.Hash, hash));
        }

        return entries.Count;
    });

    private static void Set(AuditEntry entry, string property, object value) => typeof(AuditEntry).GetProperty(property)!.SetValue(entry, value);

    private static async Task AddAsync(ServiceProvider services, string code)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        db.Departments.Add(new(code, "科室"));
        await db.SaveChangesAsync();
    }
}
