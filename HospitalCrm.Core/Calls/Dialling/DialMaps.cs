using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Calls.Dialling;

internal sealed class DialSessionMap : IEntityTypeConfiguration<DialSession>
{
    public void Configure(EntityTypeBuilder<DialSession> builder)
    {
        builder.Property(session => session.LineId).HasMaxLength(64);
        builder.Property(session => session.Extension).HasMaxLength(16);
        builder.Property(session => session.StaffNo).HasMaxLength(32);
        builder.Ignore(session => session.Current);

        // Whatever two agents, tabs or processes press at once: one open ladder a line's seat, one an agent.
        builder.HasIndex(session => new { session.LineId, session.Extension }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        builder.HasIndex(session => session.StaffNo).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        builder.HasIndex(session => session.PatientId);
        builder.HasMany(session => session.Attempts).WithOne().HasForeignKey(attempt => attempt.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(session => session.Attempts).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasOne<Patient>().WithMany().HasForeignKey(session => session.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DialAttemptMap : IEntityTypeConfiguration<DialAttempt>
{
    public void Configure(EntityTypeBuilder<DialAttempt> builder)
    {
        builder.Ignore(attempt => attempt.LinkId);
        builder.HasIndex(attempt => new { attempt.SessionId, attempt.Order }).IsUnique();
        builder.HasIndex(attempt => attempt.CallId);
        builder.HasOne<CallSession>().WithMany().HasForeignKey(attempt => attempt.CallId).OnDelete(DeleteBehavior.Restrict);
    }
}
