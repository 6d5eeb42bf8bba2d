using HospitalCrm.Core.Data.Seeding;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data.Seeding;

public sealed class InterruptedSeedingTests
{
    [Theory]
    [InlineData("patients")]
    [InlineData("indexes")]
    [InlineData("statistics")]
    public async Task A_seeding_that_is_stopped_leaves_the_database_empty_and_can_be_repeated(string step)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var demo = hospital.Services.GetRequiredService<DemoHospital>();
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => demo.SeedAsync(DemoSize.S, 1, new At(step, stop.Cancel), stop.Token));

        Assert.True(await demo.IsEmptyAsync(default));
        Assert.Equal(0, await hospital.WithDbAsync(db => db.NameSuffixes.CountAsync()));
        await demo.SeedAsync(DemoSize.S, 1, null, default);
        Assert.Equal(2_000, await hospital.WithDbAsync(db => db.Patients.CountAsync()));
    }

    [Fact]
    public async Task What_a_killed_seeding_left_is_noticed_said_and_thrown_away()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var demo = hospital.Services.GetRequiredService<DemoHospital>();
        var workshop = Directory.CreateDirectory(Path.Combine(hospital.Directory, "seeding"));
        await File.WriteAllTextAsync(Path.Combine(workshop.FullName, "crm.db"), "half a page");
        var said = new List<string>();

        Assert.True(demo.WasInterrupted);
        await demo.SeedAsync(DemoSize.S, 1, new At("", () => { }, said), default);

        Assert.Equal("an earlier seeding was interrupted; starting afresh", said[0]);
        Assert.False(demo.WasInterrupted);
        Assert.False(await demo.IsEmptyAsync(default));
        Assert.Equal("S", await hospital.WithDbAsync(db => db.Installations.Select(installation => installation.DemoSize).SingleAsync()));
    }

    [Fact]
    public async Task A_database_with_somebody_in_it_is_refused()
    {
        await using var hospital = await SeededHospital.SeedAsync();

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => hospital.Services.GetRequiredService<DemoHospital>().SeedAsync(DemoSize.S, 2, null, default));

        Assert.StartsWith("The database is not empty", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2_000, await hospital.WithDbAsync(db => db.Patients.CountAsync()));
    }

    [Fact]
    public async Task A_database_another_process_has_open_is_refused()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await using var other = new SqliteConnection($"Data Source={Path.Combine(hospital.Directory, "crm.db")};Pooling=False");
        await other.OpenAsync();
        await using var reading = other.CreateCommand();
        reading.CommandText = "SELECT count(*) FROM Patients";
        await reading.ExecuteScalarAsync();

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => hospital.Services.GetRequiredService<DemoHospital>().SeedAsync(DemoSize.S, 1, null, default));

        Assert.Equal("The database is in use by another process.", refusal.Message);
    }

    [Fact]
    public async Task Nobody_else_writes_while_a_database_is_being_seeded()
    {
        await using var hospital = await TestHospital.OpenAsync();
        SqliteException? refusal = null;

        await hospital.Services.GetRequiredService<DemoHospital>().SeedAsync(DemoSize.S, 1, new At("calls", TryToWrite), default);

        Assert.Equal(5, refusal?.SqliteErrorCode); // SQLITE_BUSY

        void TryToWrite()
        {
            using var other = new SqliteConnection($"Data Source={Path.Combine(hospital.Directory, "crm.db")};Pooling=False;Default Timeout=1");
            other.Open();
            using var writing = other.CreateCommand();
            writing.CommandText = "DELETE FROM Parameters";
            refusal ??= Record.Exception(() => writing.ExecuteNonQuery()) as SqliteException;
        }
    }

    /// <summary>Does something when a step is reached.</summary>
    private sealed class At(string step, Action act, List<string>? said = null) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value)
        {
            said?.Add(value.Step);
            if (value.Step == step)
            {
                act();
            }
        }
    }
}
