using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

/// <summary>The embedded database: one machine, one process. WAL, synchronous=FULL.</summary>
public sealed class SqliteCrmDb(DbContextOptions<SqliteCrmDb> options, CrmDbServices services) : CrmDb(options, services)
{
    protected internal override bool IsSqlite => true;

    /// <summary>A mapped file counts as memory of the process, page by page as it is read; an export reads most of it.</summary>
    public override async Task ReadAtLengthAsync(CancellationToken ct)
    {
        await Database.OpenConnectionAsync(ct);
        await Database.ExecuteSqlRawAsync("PRAGMA mmap_size=0;", ct);
    }

    // A write transaction on SQLite excludes every other writer, in this process and in others.
    protected override Task LockAuditChainAsync(CancellationToken ct) => Task.CompletedTask;

    // Deferred: it reads a snapshot of the WAL and takes no lock a writer waits for.
    internal override async Task<DbTransaction> BeginSnapshotAsync(CancellationToken ct)
    {
        await Database.OpenConnectionAsync(ct);
        return ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
    }
}
