using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

/// <summary>The embedded database: one machine, one process. WAL, synchronous=FULL.</summary>
public sealed class SqliteCrmDb(DbContextOptions<SqliteCrmDb> options, CrmDbServices services) : CrmDb(options, services)
{
    protected override bool IsSqlite => true;

    // A write transaction on SQLite excludes every other writer, in this process and in others.
    protected override Task LockAuditChainAsync(CancellationToken ct) => Task.CompletedTask;
}
