using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Calls.Missed;

internal sealed class MissedCallMap : IEntityTypeConfiguration<MissedCall>
{
    public void Configure(EntityTypeBuilder<MissedCall> builder)
    {
        builder.Property(missed => missed.Extension).HasMaxLength(16);
        builder.Property(missed => missed.LeaseBy).HasMaxLength(32);
        builder.Property(missed => missed.ClosedBy).HasMaxLength(32);
        builder.Property(missed => missed.Reason).HasMaxLength(32);

        // One open task a number, whatever runs twice.
        builder.HasIndex(missed => missed.OpenIndex, "IX_MissedCalls_Open").IsUnique().HasFilter("\"OpenIndex\" IS NOT NULL");
        builder.HasIndex(missed => new { missed.ClosedAt, missed.LastAt });
        builder.HasIndex(missed => missed.PatientId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(missed => missed.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MissedRingMap : IEntityTypeConfiguration<MissedRing>
{
    public void Configure(EntityTypeBuilder<MissedRing> builder)
    {
        builder.HasKey(ring => ring.CallId);
        builder.HasIndex(ring => new { ring.MissedCallId, ring.At });
    }
}
