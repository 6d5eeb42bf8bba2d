using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Data.Auditing;

internal sealed class AuditEntryMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasKey(entry => entry.Seq);
        builder.Property(entry => entry.Seq).ValueGeneratedNever();
        builder.Property(entry => entry.ActorNo).HasMaxLength(64);
        builder.Property(entry => entry.Entity).HasMaxLength(60);
        builder.Property(entry => entry.EntityKey).HasMaxLength(120);
        builder.Property(entry => entry.Purpose).HasMaxLength(200);
        builder.HasIndex(entry => new { entry.PatientId, entry.Seq });
        builder.HasIndex(entry => new { entry.ActorNo, entry.Seq });
        builder.HasIndex(entry => new { entry.Entity, entry.EntityKey, entry.Seq });
    }
}
