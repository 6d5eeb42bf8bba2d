using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>问题数据: a row that does not keep the contract (S3-B.5), with the reason, until somebody repairs or dismisses it.</summary>
public sealed class QuarantinedRow : Entity<QuarantinedRow>
{
    public const string ContentPurpose = "QuarantinedRow.Content";
    public const string HashPurpose = "QuarantinedRow.ContentHash";

    private QuarantinedRow()
    {
    }

    internal QuarantinedRow(string sourceCode, string view, HisFault fault, FeedDoor door, DateTimeOffset receivedAt)
    {
        SourceCode = sourceCode;
        View = view;
        RowKey = fault.RowKey;
        Reason = fault.Reason;
        Column = fault.Column;
        Door = door;
        ReceivedAt = receivedAt;
    }

    public string SourceCode { get; private set; } = "";

    public string View { get; private set; } = "";

    /// <summary>Where it had one.</summary>
    public string? RowKey { get; private set; }

    /// <summary>A code of <see cref="HisFaults"/>.</summary>
    public string Reason { get; private set; } = "";

    public string? Column { get; private set; }

    /// <summary>The row as it came.</summary>
    public Sealed Content { get; private set; }

    /// <summary>The same bad row again is the same row.</summary>
    public byte[] ContentHash { get; private set; } = [];

    public FeedDoor Door { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public QuarantineState State { get; private set; }

    public string? JudgedBy { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    /// <summary>Why it was dismissed.</summary>
    public string? Remark { get; private set; }

    /// <summary>It was put right and taken in.</summary>
    public void Repair(string by, DateTimeOffset at) => Judge(QuarantineState.Repaired, by, at);

    /// <summary>It is of no use, and why.</summary>
    public void Dismiss(string remark, string by, DateTimeOffset at)
    {
        Judge(QuarantineState.Dismissed, by, at);
        Remark = remark;
    }

    internal void Hold(Sealed content, byte[] hash) => (Content, ContentHash) = (content, hash);

    private void Judge(QuarantineState state, string by, DateTimeOffset at)
    {
        if (State != QuarantineState.Open)
        {
            throw new RuleViolation("Integration.AlreadyJudged");
        }

        (State, JudgedBy, JudgedAt) = (state, by, at);
    }
}

/// <summary>How a row came in.</summary>
public enum FeedDoor
{
    /// <summary>Pushed over HTTP.</summary>
    Push,

    /// <summary>A file in the folder.</summary>
    Folder,

    /// <summary>A file brought by hand.</summary>
    Upload,

    /// <summary>Put right on the quarantine page.</summary>
    Repair,
}

public enum QuarantineState
{
    Open,
    Repaired,
    Dismissed,
}

internal sealed class QuarantinedRowMap : IEntityTypeConfiguration<QuarantinedRow>
{
    public void Configure(EntityTypeBuilder<QuarantinedRow> builder)
    {
        builder.ToTable("QuarantinedRows");
        builder.Property(row => row.SourceCode).HasMaxLength(32);
        builder.Property(row => row.View).HasMaxLength(32);
        builder.Property(row => row.RowKey).HasMaxLength(200);
        builder.Property(row => row.Reason).HasMaxLength(40);
        builder.Property(row => row.Column).HasMaxLength(40);
        builder.Property(row => row.JudgedBy).HasMaxLength(32);
        builder.Property(row => row.Remark).HasMaxLength(200);
        builder.HasIndex(row => new { row.SourceCode, row.View, row.ContentHash }).IsUnique();
        builder.HasIndex(row => new { row.State, row.Id });
    }
}
