using System.Text;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using Microsoft.Data.Sqlite;

namespace HospitalCrm.Core.Tests.Data.Seeding;

/// <summary>The demo hospital as a file; on SQLite whatever the rest of the run is on.</summary>
public sealed class DemoFileTests(SeededFile seeded) : IClassFixture<SeededFile>
{
    private readonly TestHospital _hospital = seeded.Hospital;
    private readonly DemoBlock[] _drawn = [.. new DemoPopulation(DemoSize.S, DemoPopulation.DefaultSeed, HospitalZone.Local(TestHospital.Monday)).Blocks()];

    [Fact]
    public async Task The_file_shows_no_number_id_or_address()
    {
        var file = await File.ReadAllBytesAsync(Path.Combine(_hospital.Directory, "crm.db"));
        var patients = _drawn.SelectMany(block => block.Patients).ToArray();
        var secrets = patients.SelectMany(patient => patient.Phones.Select(phone => phone.Number))
            .Concat(patients.Select(patient => patient.IdNumber).OfType<string>())
            .Concat(patients.Select(patient => patient.Address).OfType<string>());

        Assert.True(file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(patients[0].MedicalRecordNo)) > 0);
        Assert.DoesNotContain(secrets, secret => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0);
    }

    [Fact]
    public async Task The_database_is_whole_and_has_all_its_indexes_and_statistics()
    {
        await using var fresh = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);

        Assert.Equal(["ok"], await AskAsync(_hospital, "PRAGMA integrity_check"));
        Assert.Empty(await AskAsync(_hospital, "PRAGMA foreign_key_check"));
        Assert.Equal(["wal"], await AskAsync(_hospital, "PRAGMA journal_mode"));
        Assert.Equal(await AskAsync(fresh, Schema), await AskAsync(_hospital, Schema));
        Assert.NotEmpty(await AskAsync(_hospital, "SELECT tbl FROM sqlite_stat1 WHERE tbl = 'Patients'"));
    }

    [Fact]
    public async Task The_planner_finds_a_caller_by_index()
    {
        var plan = await AskAsync(_hospital, "EXPLAIN QUERY PLAN SELECT p.Name FROM ContactNumbers n JOIN Patients p ON p.Id = n.PatientId WHERE n.NumberIndex = x'00'", column: 3);

        Assert.Equal(2, plan.Count);
        Assert.Contains("IX_ContactNumbers_NumberIndex", plan[0], StringComparison.Ordinal);
        Assert.StartsWith("SEARCH p USING INDEX", plan[1], StringComparison.Ordinal);
    }

    private const string Schema = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_stat%' ORDER BY sql";

    private static async Task<IReadOnlyList<string>> AskAsync(TestHospital hospital, string sql, int column = 0)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(hospital.Directory, "crm.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var answers = new List<string>();
        while (await reader.ReadAsync())
        {
            answers.Add(reader.GetString(column));
        }

        return answers;
    }
}
