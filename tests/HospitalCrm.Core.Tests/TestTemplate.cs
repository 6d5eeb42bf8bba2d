using HospitalCrm.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HospitalCrm.Core.Tests;

/// <summary>A migrated, empty hospital, made once a run and database, and copied for every test.</summary>
internal sealed record TestTemplate(string Directory, string? PostgresDatabase)
{
    private static readonly Lazy<Task<TestTemplate>> OnSqlite = new(() => MakeAsync(null));
    private static readonly Lazy<Task<TestTemplate>> OnPostgres = new(() => MakeAsync("crm_template"));

    public static Task<TestTemplate> OfAsync(TestDatabase database) => (database == TestDatabase.Postgres ? OnPostgres : OnSqlite).Value;

    /// <summary>The options of a fresh copy.</summary>
    public async Task<DataOptions> CopyAsync()
    {
        var directory = NewDirectory();
        foreach (var file in System.IO.Directory.GetFiles(Directory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(directory, Path.GetRelativePath(Directory, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        if (PostgresDatabase is null)
        {
            return Options(directory, null);
        }

        var cluster = await PostgresCluster.OfThisRunAsync();
        var database = Path.GetFileName(directory).Replace('-', '_');
        await cluster.ExecuteAsync($"CREATE DATABASE {database} TEMPLATE {PostgresDatabase}");
        return Options(directory, cluster.Connection(database));
    }

    /// <summary>What a test leaves behind.</summary>
    public static async Task DropAsync(DataOptions data)
    {
        if (data.UsePostgres)
        {
            var database = new NpgsqlConnectionStringBuilder(data.ConnectionString).Database;
            await (await PostgresCluster.OfThisRunAsync()).ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
        }

        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(data.Directory, recursive: true);
    }

    private static async Task<TestTemplate> MakeAsync(string? postgresDatabase)
    {
        var directory = NewDirectory();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(directory, recursive: true);
        var data = Options(directory, postgresDatabase is null ? null : (await PostgresCluster.OfThisRunAsync()).Connection(postgresDatabase) + ";Pooling=false");
        await using var services = TestHospital.Build(data, new ManualClock(TestHospital.Monday), null);
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(default);
        if (!data.UsePostgres)
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CrmDb>().Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        SqliteConnection.ClearAllPools();
        return new(directory, postgresDatabase);
    }

    private static DataOptions Options(string directory, string? postgres) => new()
    {
        Directory = directory,
        KeysDirectory = Path.Combine(directory, "keys"),
        UsePostgres = postgres is not null,
        ConnectionString = postgres,
    };

    private static string NewDirectory() => System.IO.Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "crm-test-" + Guid.NewGuid().ToString("N"))).FullName;
}
