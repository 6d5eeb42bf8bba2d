using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Data.Sealing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data;

public sealed class DatabaseSetupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private string Keys => Path.Combine(_folder.Path, "keys");

    [Fact]
    public async Task A_new_installation_gets_database_and_keys_and_starts_again()
    {
        await PrepareAsync();

        await PrepareAsync();

        Assert.True(KeyRing.ExistsIn(Keys));
    }

    [Fact]
    public async Task A_foreign_ring_is_refused_and_left_as_it_is()
    {
        await PrepareAsync();
        File.Delete(KeyRing.FileIn(Keys));
        var foreign = KeyRing.Create(Keys);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(PrepareAsync);

        Assert.Contains("do not belong", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(foreign.Id, KeyRing.Open(Keys).Id);
    }

    [Fact]
    public async Task A_missing_ring_is_refused_and_no_new_one_is_left_behind()
    {
        await PrepareAsync();
        File.Delete(KeyRing.FileIn(Keys));

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(PrepareAsync);

        Assert.Contains("no keys", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Keys, "ring.json*"));
    }

    [Fact]
    public async Task A_refused_database_is_not_migrated_first()
    {
        await PrepareAsync();
        File.Delete(KeyRing.FileIn(Keys));
        KeyRing.Create(Keys);
        await ExecuteAsync("UPDATE __EFMigrationsHistory SET MigrationId = '00000000000000_Earlier' WHERE MigrationId = (SELECT max(MigrationId) FROM __EFMigrationsHistory)");

        // Migrating first would run the last migration again, which fails in another way.
        await Assert.ThrowsAsync<InvalidDataException>(PrepareAsync);
    }

    [Fact]
    public async Task A_kill_between_migration_and_first_row_is_mended_by_the_next_start()
    {
        await PrepareAsync();
        await ExecuteAsync("DELETE FROM Installations");

        await PrepareAsync();

        Assert.Equal(KeyRing.Open(Keys).Id, await WithDbAsync(db => db.Installations.Select(row => row.RingId).SingleAsync()));
    }

    [Fact]
    public async Task The_database_is_durable_and_in_write_ahead_mode()
    {
        await PrepareAsync();

        Assert.Equal("wal", await WithDbAsync(db => db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync()));
        Assert.Equal(2, await WithDbAsync(db => db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync()));
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddHospitalCore(new DataOptions { Directory = _folder.Path, KeysDirectory = Keys }, new HospitalOptions());
        return services.BuildServiceProvider();
    }

    private async Task PrepareAsync()
    {
        await using var services = Build();
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(default);
    }

    private async Task<T> WithDbAsync<T>(Func<CrmDb, Task<T>> work)
    {
        await using var services = Build();
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CrmDb>());
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "crm.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
