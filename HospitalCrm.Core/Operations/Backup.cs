using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Operations;

/// <summary>备份: one backup the product made of itself, and what became of it.</summary>
public sealed class Backup : Entity<Backup>, IAudited
{
    /// <summary>The product stopped in the middle.</summary>
    public const string Interrupted = "interrupted";

    internal const int ProblemLength = 400;

    private Backup()
    {
    }

    public Backup(string requestedBy, DateTimeOffset at)
    {
        RequestedBy = requestedBy;
        RequestedAt = at;
    }

    /// <summary>A staff number, or <c>clock</c> for the daily one.</summary>
    public string RequestedBy { get; private set; } = "";

    public DateTimeOffset RequestedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The whole path.</summary>
    public string? File { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Of the database in it; what the disk will need is reckoned from these.</summary>
    public long DatabaseBytes { get; private set; }

    public long Rows { get; private set; }

    public long AuditEntries { get; private set; }

    /// <summary>It was restored into a scratch database and found good.</summary>
    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>Why it is none, in one line for whoever runs the server.</summary>
    public string? Problem { get; private set; }

    /// <summary>The file gave way to newer ones.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public bool IsGood => VerifiedAt is not null && Problem is null;

    public bool IsRunning => StartedAt is not null && EndedAt is null;

    Guid? IAudited.AuditPatient => null;

    public void Start(string file, DateTimeOffset at)
    {
        File = file;
        StartedAt = at;
    }

    public void Written(long bytes, long databaseBytes, long rows, long auditEntries) => (Bytes, DatabaseBytes, Rows, AuditEntries) = (bytes, databaseBytes, rows, auditEntries);

    public void Verified(DateTimeOffset at)
    {
        VerifiedAt = at;
        EndedAt = at;
    }

    public void Fail(string problem, DateTimeOffset at)
    {
        Problem = problem.Length > ProblemLength ? problem[..ProblemLength] : problem;
        EndedAt = at;
    }

    public void Remove(DateTimeOffset at) => RemovedAt = at;
}

internal sealed class BackupMap : IEntityTypeConfiguration<Backup>
{
    public void Configure(EntityTypeBuilder<Backup> builder)
    {
        builder.Property(backup => backup.RequestedBy).HasMaxLength(64);
        builder.Property(backup => backup.File).HasMaxLength(500);
        builder.Property(backup => backup.Problem).HasMaxLength(Backup.ProblemLength);
        builder.HasIndex(backup => backup.RequestedAt);
    }
}
