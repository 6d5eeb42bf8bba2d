using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Archive;

/// <summary>A clinical system's leave to show one archive inside its own page for a while (S3-B.13). What stands in the address is a key and its seal, no more.</summary>
public sealed class ArchiveLink : Entity<ArchiveLink>
{
    public const string ClinicalUserPurpose = "ArchiveLink.ClinicalUser";

    private ArchiveLink()
    {
    }

    public ArchiveLink(string systemCode, Id<Patient> patientId, Sealed clinicalUser, DateTimeOffset at, DateTimeOffset until)
    {
        SystemCode = systemCode;
        PatientId = patientId;
        ClinicalUser = clinicalUser;
        IssuedAt = at;
        ExpiresAt = until;
    }

    /// <summary>The connected system that asked for it.</summary>
    public string SystemCode { get; private set; } = "";

    public Id<Patient> PatientId { get; private set; }

    /// <summary>Who sits before the other system's screen, as that system says.</summary>
    public Sealed ClinicalUser { get; private set; }

    public DateTimeOffset IssuedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}

internal sealed class ArchiveLinkMap : IEntityTypeConfiguration<ArchiveLink>
{
    public void Configure(EntityTypeBuilder<ArchiveLink> builder)
    {
        builder.Property(link => link.SystemCode).HasMaxLength(32);
        builder.HasIndex(link => link.ExpiresAt);
        builder.HasOne<Patient>().WithMany().HasForeignKey(link => link.PatientId).OnDelete(DeleteBehavior.Cascade);
    }
}
