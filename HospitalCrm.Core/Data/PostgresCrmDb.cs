using System.Data;
using System.Data.Common;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

/// <summary>PostgreSQL, for hospitals beyond one machine.</summary>
public sealed class PostgresCrmDb(DbContextOptions<PostgresCrmDb> options, CrmDbServices services) : CrmDb(options, services)
{
    private const long AuditLock = 0x6863726D_61756474; // "hcrmaudt"

    protected internal override bool IsSqlite => false;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Part-of-name search is a range over code points; a language's collation has another order.
        builder.Entity<NameSuffix>().Property(suffix => suffix.Suffix).UseCollation("C");
    }

    protected override Task LockAuditChainAsync(CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AuditLock})", ct);

    internal override async Task<DbTransaction> BeginSnapshotAsync(CancellationToken ct)
    {
        await Database.OpenConnectionAsync(ct);
        return await Database.GetDbConnection().BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
    }
}
