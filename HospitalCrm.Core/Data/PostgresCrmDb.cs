using System.Data;
using System.Data.Common;
using HospitalCrm.Core.Inquiries.Knowledge;
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
        builder.Entity<KnowledgeTerm>().Property(term => term.Term).UseCollation("C");
        builder.Entity<NameSpelling>().Property(spelling => spelling.Spelling).UseCollation("C");
        builder.Entity<Patient>().Property(patient => patient.NamePinyin).UseCollation("C");
        builder.Entity<Patient>().Property(patient => patient.NameInitials).UseCollation("C");
    }

    protected override Task LockAuditChainAsync(CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AuditLock})", ct);

    public override Task LockAsync(string what, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({what}, 0))", ct);

    internal override async Task<DbTransaction> BeginSnapshotAsync(CancellationToken ct)
    {
        await Database.OpenConnectionAsync(ct);
        return await Database.GetDbConnection().BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
    }
}
