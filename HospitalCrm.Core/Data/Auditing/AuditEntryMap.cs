using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Data.Auditing;

internal sealed class AuditEntryMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasKey(entry => entry.Seq);
        builder.Property(entry => entry.Seq).ValueGeneratedNever();
        builder.Property(entry => entry.ActorNo).HasMaxLength(AuditEntry.ActorNoLength);
        builder.Property(entry => entry.Entity).HasMaxLength(60);
        builder.Property(entry => entry.EntityKey).HasMaxLength(AuditEntry.EntityKeyLength);
        builder.Property(entry => entry.Purpose).HasMaxLength(AuditEntry.PurposeLength);
        builder.HasIndex(entry => new { entry.PatientId, entry.Seq });

        // The audit pages ask by time, newest first. Act at the end lets the index alone sort out acts.
        builder.HasIndex(entry => new { entry.At, entry.Seq });
        builder.HasIndex(entry => new { entry.Act, entry.At, entry.Seq });
        builder.HasIndex(entry => new { entry.At, entry.Seq, entry.Act }, "IX_AuditEntries_Refused").HasFilter("\"Act\" IN ('Refused', 'SignInFailed', 'LockedOut')");
        builder.HasIndex(entry => new { entry.ActorNo, entry.At, entry.Seq, entry.Act });
        builder.HasIndex(entry => new { entry.Entity, entry.EntityKey, entry.Seq });
    }
}
