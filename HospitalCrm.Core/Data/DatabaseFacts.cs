using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

/// <summary>What kind of database it is and how big; for those who look after it.</summary>
/// <param name="Migration">The last one applied.</param>
/// <param name="LogBytes">SQLite: what is committed and not yet in the main file.</param>
public sealed record DatabaseFacts(string Product, string Version, string? Migration, int Migrations, int Pending, long Bytes, long LogBytes)
{
    public static async Task<DatabaseFacts> ReadAsync(CrmDb db, DataOptions options, CancellationToken ct)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).Count();
        var (version, bytes, log) = options.UsePostgres ? await PostgresAsync(db, ct) : await SqliteAsync(db, options, ct);
        return new(options.UsePostgres ? "PostgreSQL" : "SQLite", version, applied.LastOrDefault(), applied.Count, pending, bytes, log);
    }

    /// <summary>What the planner knows of tables and indexes: names, sizes, no content.</summary>
    public static async Task<IReadOnlyList<string>> TablesAsync(CrmDb db, DataOptions options, CancellationToken ct)
    {
        if (options.UsePostgres)
        {
            return await db.Database.SqlQueryRaw<string>(
                "SELECT relname || ' ' || n_live_tup || ' rows, ' || seq_scan || ' scans, ' || coalesce(idx_scan, 0) || ' index scans' AS \"Value\" FROM pg_stat_user_tables ORDER BY relname").ToListAsync(ct);
        }

        var analysed = await AskAsync<int>(db, "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = 'sqlite_stat1'", ct);
        return analysed == 0
            ? ["never analysed"]
            : await db.Database.SqlQueryRaw<string>("SELECT tbl || ' ' || coalesce(idx, '-') || ' ' || coalesce(stat, '') AS \"Value\" FROM sqlite_stat1 ORDER BY tbl, idx").ToListAsync(ct);
    }

    private static async Task<(string Version, long Bytes, long LogBytes)> PostgresAsync(CrmDb db, CancellationToken ct) =>
        (await AskAsync<string>(db, "SELECT current_setting('server_version') AS \"Value\"", ct), await AskAsync<long>(db, "SELECT pg_database_size(current_database()) AS \"Value\"", ct), 0);

    private static async Task<(string Version, long Bytes, long LogBytes)> SqliteAsync(CrmDb db, DataOptions options, CancellationToken ct) =>
        (await AskAsync<string>(db, "SELECT sqlite_version() AS \"Value\"", ct), Length(options.SqliteFile), Length(options.SqliteFile + "-wal"));

    private static long Length(string file) => new FileInfo(file) is { Exists: true } there ? there.Length : 0;

    private static async Task<T> AskAsync<T>(CrmDb db, string sql, CancellationToken ct) => await db.Database.SqlQueryRaw<T>(sql).SingleAsync(ct);
}
