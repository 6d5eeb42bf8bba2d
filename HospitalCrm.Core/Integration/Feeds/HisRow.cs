using HospitalCrm.Core.Data.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>
/// The inbox of the hospital's systems: the newest version of each row of each view, as it came. Everything else is made of it
/// afterwards, so a row that was answered is never lost, whatever becomes of it (docs/adr/0029).
/// </summary>
public sealed class HisRow
{
    public const string ContentPurpose = "HisRow.Content";
    public const string HashPurpose = "HisRow.ContentHash";

    private HisRow()
    {
    }

    public long Id { get; private set; }

    /// <summary>The connected system that sent it.</summary>
    public string SourceCode { get; private set; } = "";

    /// <summary>Without <c>crm_v_</c>.</summary>
    public string View { get; private set; } = "";

    /// <summary>The values of its K columns, joined by U+001F.</summary>
    public string RowKey { get; private set; } = "";

    /// <summary>The patient it is about, as the source calls him; null for a row about nobody.</summary>
    public string? PatientKey { get; private set; }

    /// <summary>The source's watermark. An older version never replaces a newer one.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The contract's columns that were there, as JSON.</summary>
    public Sealed Content { get; private set; }

    /// <summary>Of the content without its watermark: a version that says the same is not applied again.</summary>
    public byte[] ContentHash { get; private set; } = [];

    /// <summary>
    /// The sealed version that was applied last, while a newer one waits: by it is seen what the source itself changed. Bytes, because
    /// it keeps the seal it had as <see cref="Content"/>.
    /// </summary>
    public byte[]? Applied { get; private set; }

    public HisRowState State { get; private set; }

    /// <summary>The patient it waits for, as the source calls him.</summary>
    public string? WaitsFor { get; private set; }

    /// <summary>What it became here.</summary>
    public Guid? LocalId { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public DateTimeOffset? AppliedAt { get; private set; }

    /// <summary>Why it could not be applied: the kind of failure, never its words.</summary>
    public string? Failure { get; private set; }
}

public enum HisRowState
{
    /// <summary>Stored, not yet applied.</summary>
    Pending,
    Applied,

    /// <summary>The patient it names is not known yet.</summary>
    WaitingForPatient,

    /// <summary>Of a view whose room is not built yet.</summary>
    Kept,

    /// <summary>Applying it failed; the next version, or somebody, tries again.</summary>
    Failed,
}

internal sealed class HisRowMap : IEntityTypeConfiguration<HisRow>
{
    public void Configure(EntityTypeBuilder<HisRow> builder)
    {
        builder.ToTable("HisRows");
        builder.Property(row => row.SourceCode).HasMaxLength(32);
        builder.Property(row => row.View).HasMaxLength(32);
        builder.Property(row => row.RowKey).HasMaxLength(200);
        builder.Property(row => row.PatientKey).HasMaxLength(64);
        builder.Property(row => row.Failure).HasMaxLength(100);
        builder.HasIndex(row => new { row.SourceCode, row.View, row.RowKey }).IsUnique();
        builder.HasIndex(row => row.Id, "IX_HisRows_Pending").HasFilter("\"State\" = 'Pending'");
        builder.Property(row => row.WaitsFor).HasMaxLength(64);
        builder.HasIndex(row => new { row.SourceCode, row.WaitsFor }, "IX_HisRows_Waiting").HasFilter("\"State\" = 'WaitingForPatient'");
        builder.HasIndex(row => new { row.SourceCode, row.View }, "IX_HisRows_Failed").HasFilter("\"State\" = 'Failed'");
    }
}
