using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Core.Tests.Data.Writing;

public sealed class WalKeeperTests
{
    [Fact]
    public async Task What_is_committed_comes_into_the_database_and_the_log_begins_anew()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        var keeper = hospital.Services.GetRequiredService<WalKeeper>();
        await WriteAsync(hospital, 6_000);

        var full = await keeper.TurnAsync(default);
        await WriteAsync(hospital, 1);
        var anew = await keeper.TurnAsync(default);

        Assert.True(full.Log > 0);
        Assert.Equal(full.Log, full.Kept);
        Assert.InRange(anew.Log, 1, full.Log - 1);
        Assert.Equal(6_001, await hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Entity == "Patient")));
    }

    [Fact]
    public async Task A_reader_holds_up_the_log_but_neither_the_keeper_nor_a_writer()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        var keeper = hospital.Services.GetRequiredService<WalKeeper>();
        await WriteAsync(hospital, 10);
        await using var reader = new SqliteConnection($"Data Source={hospital.Services.GetRequiredService<DataOptions>().SqliteFile};Pooling=False");
        await reader.OpenAsync();
        await using var reading = reader.BeginTransaction(deferred: true);
        await using var count = reader.CreateCommand();
        count.CommandText = "SELECT count(*) FROM AuditEntries";
        var seen = await count.ExecuteScalarAsync();

        await WriteAsync(hospital, 200);
        var held = await keeper.TurnAsync(default);
        var still = await count.ExecuteScalarAsync();
        await reading.RollbackAsync();
        var free = await keeper.TurnAsync(default);

        Assert.True(held.Kept < held.Log);
        Assert.Equal(seen, still);
        Assert.Equal(free.Log, free.Kept);
    }

    [Fact]
    public async Task A_database_that_is_not_there_stops_nothing_and_is_kept_once_it_is()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        var data = hospital.Services.GetRequiredService<DataOptions>();
        var elsewhere = Path.Combine(data.Directory, "elsewhere");
        using var keeper = new WalKeeper(data with { Directory = elsewhere }, new(isNeeded: true), NullLogger<WalKeeper>.Instance);
        using var stop = new CancellationTokenSource();

        var running = keeper.RunAsync(stop.Token);
        await Assert.ThrowsAsync<SqliteException>(() => keeper.TurnAsync(default));
        Assert.False(running.IsCompleted);
        await stop.CancelAsync();
        await running;

        using var found = new WalKeeper(data, new(isNeeded: true), NullLogger<WalKeeper>.Instance);
        await WriteAsync(hospital, 1);
        Assert.True((await found.TurnAsync(default)).Log > 0);
    }

    private static Task WriteAsync(TestHospital hospital, int entries) => Task.WhenAll(Enumerable.Range(0, entries).Select(number =>
        hospital.Services.GetRequiredService<AuditLog>().AppendAsync(
            new(AuditAct.Viewed, "Patient", $"{number}", TestHospital.Monday) { ActorNo = "agent01", PatientId = Guid.CreateVersion7() }, default)));
}
