using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Complaints.Praise;

internal sealed class CommendationMap : IEntityTypeConfiguration<Commendation>
{
    public void Configure(EntityTypeBuilder<Commendation> builder)
    {
        builder.ToTable("Commendations");
        builder.Property(one => one.RegisteredBy).HasMaxLength(32);
        builder.Property(one => one.DepartmentCode).HasMaxLength(32);
        builder.Property(one => one.SubjectNo).HasMaxLength(32);
        builder.Property(one => one.AnsweredBy).HasMaxLength(32);
        builder.HasIndex(one => one.RequestKey).IsUnique();
        builder.HasIndex(one => new { one.ReceivedAt, one.Id });
        builder.HasIndex(one => new { one.DepartmentCode, one.ReceivedAt, one.Id });
        builder.HasIndex(one => new { one.SubjectNo, one.ReceivedAt, one.Id });
        builder.HasIndex(one => new { one.RegisteredBy, one.ReceivedAt, one.Id });
        builder.HasIndex(one => one.PatientId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(one => one.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CallSession>().WithMany().HasForeignKey(one => one.CallId).OnDelete(DeleteBehavior.Restrict);
    }
}
