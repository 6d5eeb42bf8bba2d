using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HospitalCrm.Core.Tests.Data.Auditing;

/// <summary>A thousand different tamperings by somebody who has the database and the head file, but not the keys. Every one must show.</summary>
public sealed class TamperingTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Tamperings = 1_000;
    private const int Entries = 40;

    private readonly List<byte[]> _oldHeads = [];
    private TestHospital _hospital = null!;
    private byte[] _head = [];

    private string HeadPath => _hospital.Services.GetRequiredService<AuditHead>().Path;

    public async Task InitializeAsync()
    {
        _hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        var log = _hospital.Services.GetRequiredService<AuditLog>();
        for (var number = 1; number <= Entries / 2; number++)
        {
            _hospital.Clock.Advance(TimeSpan.FromTicks(1_234_567));
            await _hospital.AddAsync(new Department($"D{number}", $"科室{number}"));
            await log.AppendAsync(
                new AuditDraft(AuditAct.Viewed, "Patient", number.ToString(CultureInfo.InvariantCulture), _hospital.Clock.GetUtcNow())
                {
                    ActorKind = ActorKind.Staff,
                    ActorNo = $"agent{number % 3}",
                    PatientId = number % 4 == 0 ? null : Guid.CreateVersion7(),
                    CallId = number % 5 == 0 ? Guid.CreateVersion7() : null,
                    Purpose = number % 2 == 0 ? "list" : null,
                },
                default);
            _oldHeads.Add(await File.ReadAllBytesAsync(HeadPath));
        }

        _head = _oldHeads[^1];
        await _hospital.ExecuteAsync("CREATE TABLE KeptEntries AS SELECT * FROM AuditEntries");
        await _hospital.ExecuteAsync("CREATE TABLE KeptMarks AS SELECT * FROM AuditMarks");
    }

    public async Task DisposeAsync() => await _hospital.DisposeAsync();

    [Fact]
    public async Task Of_a_thousand_random_tamperings_every_one_is_found()
    {
        var random = new Random(20260302);
        var missed = new List<string>();
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Assert.Equal((Entries, null, null), await _hospital.VerifyAuditAsync());
        for (var turn = 0; turn < Tamperings; turn++)
        {
            var (kind, what) = await TamperAsync(random);
            var found = await _hospital.VerifyAuditAsync();
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            if (found.Reason is null)
            {
                missed.Add($"{turn} {kind}: {what}");
            }

            await RestoreAsync();
        }

        output.WriteLine(string.Join('\n', kinds.Select(kind => $"{kind.Key} {kind.Value}")));
        Assert.Empty(missed);
        Assert.Equal(12, kinds.Count);
        Assert.Equal((Entries, null, null), await _hospital.VerifyAuditAsync());
    }

    private async Task<(string Kind, string What)> TamperAsync(Random random)
    {
        var kind = (string[])["column", "column", "column", "column", "delete", "insert", "swap", "cut", "cut-with-old-head", "rewrite", "head-bytes", "head-old", "head-gone", "all-gone", "mark"];
        var chosen = kind[random.Next(kind.Length)];
        var seq = random.Next(1, Entries + 1);
        switch (chosen)
        {
            case "column":
                return (chosen, await ChangeAsync(random, seq));
            case "delete":
                await SqlAsync($"DELETE FROM AuditEntries WHERE Seq = {seq} OR Seq = {random.Next(1, Entries)}");
                break;
            case "insert":
                await InsertAsync(random, seq);
                break;
            case "swap":
                await SwapAsync(seq, (seq % Entries) + 1);
                break;
            case "cut":
                await SqlAsync($"DELETE FROM AuditEntries WHERE Seq >= {seq}");
                break;
            case "cut-with-old-head":
                // The head of that very moment is put back beside the entries there were then.
                var moment = random.Next(0, _oldHeads.Count - 1);
                await SqlAsync($"DELETE FROM AuditEntries WHERE Seq > {2 * (moment + 1)}");
                await File.WriteAllBytesAsync(HeadPath, _oldHeads[moment]);
                break;
            case "rewrite":
                await RewriteAsync(random, Math.Min(seq, Entries - 1));
                break;
            case "head-bytes":
                var torn = _head.ToArray();
                torn[random.Next(torn.Length)] ^= (byte)(1 << random.Next(0, 7));
                await File.WriteAllBytesAsync(HeadPath, torn);
                break;
            case "head-old":
                await File.WriteAllBytesAsync(HeadPath, _oldHeads[random.Next(0, _oldHeads.Count - 1)]);
                break;
            case "head-gone":
                File.Delete(HeadPath);
                break;
            case "all-gone":
                await SqlAsync("DELETE FROM AuditEntries");
                await File.WriteAllBytesAsync(HeadPath, _oldHeads[0]);
                break;
            default:
                await SqlAsync(random.Next(2) == 0 ? "DELETE FROM AuditMarks" : $"UPDATE AuditMarks SET Count = {random.Next(1, Entries)}");
                await File.WriteAllBytesAsync(HeadPath, _oldHeads[random.Next(0, _oldHeads.Count - 1)]);
                break;
        }

        return (chosen, seq.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Any column to any other value SQLite would keep there, also one of another type or spelling.</summary>
    private async Task<string> ChangeAsync(Random random, int seq)
    {
        string[] columns = ["At", "ActorKind", "ActorNo", "Act", "Entity", "EntityKey", "PatientId", "CallId", "Purpose", "Detail", "DetailCode", "PreviousHash", "Hash"];
        var column = columns[random.Next(columns.Length)];
        string[] values =
        [
            $"{random.Next(1, 99)}",
            $"'{random.Next()}'",
            $"x'{Convert.ToHexString(BitConverter.GetBytes(random.NextInt64()))}'",
            $"x'{Convert.ToHexString(Guid.NewGuid().ToByteArray())}'",
            $"(SELECT {column} FROM AuditEntries WHERE Seq = {random.Next(1, Entries + 1)})",
            $"lower({column})",
            $"upper({column})",
            $"{column} || ' '",
            $"CAST({column} AS BLOB)",
            $"CAST({column} AS TEXT)",
            $"{column} + 1",
            $"{column} + 0.5",
            "'Changed'",
            "''",
            "'0'",
        ];
        string value;
        do
        {
            value = values[random.Next(values.Length)];
            await SqlAsync($"UPDATE OR IGNORE AuditEntries SET {column} = {value} WHERE Seq = {seq}");
        }
        while (!await DiffersAsync(column));

        return $"{column} = {value} at {seq}";
    }

    /// <summary>What SQLite made the same again (a number written as text) is no tampering.</summary>
    private Task<bool> DiffersAsync(string column)
    {
        var differs = $"SELECT EXISTS (SELECT 1 FROM AuditEntries AS a JOIN KeptEntries AS k ON a.Seq = k.Seq WHERE a.{column} IS NOT k.{column} OR typeof(a.{column}) <> typeof(k.{column})) AS Value";
        return _hospital.WithDbAsync(db => db.Database.SqlQueryRaw<int>(differs).AnyAsync(answer => answer == 1));
    }

    private Task<int> InsertAsync(Random random, int seq)
    {
        int[] places = [0, -1, Entries + 1, Entries + 2];
        return SqlAsync($"""
            INSERT INTO AuditEntries SELECT {places[random.Next(places.Length)]}, At, ActorKind, ActorNo, Act, Entity, EntityKey, PatientId, CallId, Purpose, Detail, DetailCode,
            (SELECT Hash FROM AuditEntries WHERE Seq = {Entries}), Hash FROM AuditEntries WHERE Seq = {seq}
            """);
    }

    private async Task SwapAsync(int left, int right)
    {
        await SqlAsync($"UPDATE AuditEntries SET Seq = -7 WHERE Seq = {left}");
        await SqlAsync($"UPDATE AuditEntries SET Seq = {left} WHERE Seq = {right}");
        await SqlAsync($"UPDATE AuditEntries SET Seq = {right} WHERE Seq = -7");
    }

    /// <summary>From one entry on, all hashes anew; half of the time one entry is left out altogether.</summary>
    private Task<bool> RewriteAsync(Random random, int from) => _hospital.WithDbAsync(async db =>
    {
        var leaveOut = random.Next(2) == 0;
        await ChainRewriting.RewriteAsync(db, from, leaveOut);
        return leaveOut;
    });

    private Task<int> SqlAsync(string sql) => _hospital.ExecuteAsync(sql);

    private async Task RestoreAsync()
    {
        await SqlAsync("""
            BEGIN;
            DELETE FROM AuditEntries;
            INSERT INTO AuditEntries SELECT * FROM KeptEntries;
            DELETE FROM AuditMarks;
            INSERT INTO AuditMarks SELECT * FROM KeptMarks;
            COMMIT;
            """);
        await File.WriteAllBytesAsync(HeadPath, _head);
    }
}
