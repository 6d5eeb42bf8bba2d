using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Complaints.Attachments;

/// <summary>附件 of a complaint. The content lies in a file of its own under a key that stands, sealed, only here; as secret as the complainant (docs/adr/0059).</summary>
public sealed class ComplaintAttachment : Entity<ComplaintAttachment>
{
    public const string NamePurpose = "ComplaintAttachment.Name";
    public const string FileKeyPurpose = "ComplaintAttachment.FileKey";
    public const string ContentIndexPurpose = "ComplaintAttachment.ContentIndex";

    private ComplaintAttachment()
    {
    }

    public ComplaintAttachment(Id<Complaint> complaint, AttachmentKind kind, long size, byte[] contentIndex, string by, DateTimeOffset at) =>
        (ComplaintId, Kind, Size, ContentIndex, By, At) = (complaint, kind, size, contentIndex, by, at);

    public Id<Complaint> ComplaintId { get; private set; }

    public AttachmentKind Kind { get; private set; }

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>The same file added twice is one.</summary>
    public byte[] ContentIndex { get; private set; } = [];

    public Sealed Name { get; private set; }

    public Sealed FileKey { get; private set; }

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public ComplaintAttachment Keep(Sealed name, Sealed fileKey)
    {
        (Name, FileKey) = (name, fileKey);
        return this;
    }
}

internal sealed class ComplaintAttachmentMap : IEntityTypeConfiguration<ComplaintAttachment>
{
    public void Configure(EntityTypeBuilder<ComplaintAttachment> builder)
    {
        builder.ToTable("ComplaintAttachments");
        builder.Property(attachment => attachment.By).HasMaxLength(32);
        builder.HasIndex(attachment => new { attachment.ComplaintId, attachment.ContentIndex }).IsUnique();
        builder.HasOne<Complaint>().WithMany().HasForeignKey(attachment => attachment.ComplaintId).OnDelete(DeleteBehavior.Restrict);
    }
}
