using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Calls.After;

internal sealed class CallerCheckMap : IEntityTypeConfiguration<CallerCheck>
{
    public void Configure(EntityTypeBuilder<CallerCheck> builder)
    {
        builder.Property(check => check.StaffNo).HasMaxLength(32);
        builder.Ignore(check => check.IsPassed);
        builder.HasIndex(check => new { check.CallId, check.PatientId }).IsUnique();
        builder.HasIndex(check => check.PatientId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(check => check.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ShiftHandoverMap : IEntityTypeConfiguration<ShiftHandover>
{
    public void Configure(EntityTypeBuilder<ShiftHandover> builder)
    {
        builder.Property(handover => handover.FromNo).HasMaxLength(32);
        builder.Property(handover => handover.ToNo).HasMaxLength(32);
        builder.HasIndex(handover => new { handover.ToNo, handover.At });
        builder.HasIndex(handover => new { handover.FromNo, handover.At });
    }
}
