using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Complaints;

internal sealed class ComplaintMap : IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.ToTable("Complaints");
        builder.Property(complaint => complaint.Number).HasMaxLength(32);
        builder.Property(complaint => complaint.ExternalNo).HasMaxLength(60);
        builder.Property(complaint => complaint.Receipt).HasMaxLength(32);
        builder.Property(complaint => complaint.RegisteredBy).HasMaxLength(32);
        builder.Property(complaint => complaint.DepartmentCode).HasMaxLength(32);
        builder.Property(complaint => complaint.SubjectNo).HasMaxLength(32);
        builder.Property(complaint => complaint.VisibleCode).HasMaxLength(32);
        builder.Property(complaint => complaint.HandlerCode).HasMaxLength(32);
        builder.Property(complaint => complaint.CategoryCode).HasMaxLength(32);
        builder.Property(complaint => complaint.ImportanceCode).HasMaxLength(32);
        builder.Property(complaint => complaint.ProposedBy).HasMaxLength(32);

        builder.HasIndex(complaint => complaint.Number).IsUnique().HasFilter("\"Number\" IS NOT NULL");
        builder.HasIndex(complaint => complaint.Receipt).IsUnique().HasFilter("\"Receipt\" IS NOT NULL");
        builder.HasIndex(complaint => complaint.ForgottenAt).HasFilter("\"ForgottenAt\" IS NOT NULL");
        builder.HasIndex(complaint => complaint.RequestKey).IsUnique().HasFilter("\"RequestKey\" IS NOT NULL");

        // The list in its order: of all, of a state, of those who handle, of those it is about, of whoever registered it.
        builder.HasIndex(complaint => new { complaint.Rank, complaint.Id });
        builder.HasIndex(complaint => new { complaint.State, complaint.Rank, complaint.Id });
        builder.HasIndex(complaint => new { complaint.HandlerCode, complaint.Rank, complaint.Id });
        builder.HasIndex(complaint => new { complaint.VisibleCode, complaint.Rank, complaint.Id });
        builder.HasIndex(complaint => new { complaint.RegisteredBy, complaint.Rank, complaint.Id });
        builder.HasIndex(complaint => new { complaint.SubjectNo, complaint.Rank, complaint.Id });
        builder.HasIndex(complaint => new { complaint.Source, complaint.Rank, complaint.Id });
        builder.HasIndex(complaint => new { complaint.DepartmentCode, complaint.Rank, complaint.Id });
        builder.HasIndex(complaint => complaint.ReceivedAt);

        // Whether a word of the dictionaries is used.
        builder.HasIndex(complaint => complaint.CategoryCode);
        builder.HasIndex(complaint => complaint.ImportanceCode);
        builder.HasIndex(complaint => complaint.DueAt).HasFilter("\"DueAt\" IS NOT NULL");

        // What is not to be called leaves this index.
        builder.HasIndex(complaint => new { complaint.CallbackRank, complaint.Id }).HasFilter("\"CallbackRank\" IS NOT NULL");
        builder.HasIndex(complaint => new { complaint.PatientId, complaint.ReceivedAt });
        builder.HasIndex(complaint => complaint.PhoneIndex);

        // A period of the analysis, the ledger in its order, and who was complained about shortly before.
        builder.HasIndex(complaint => new { complaint.ReceivedDay, complaint.Id });
        builder.HasIndex(complaint => new { complaint.SubjectNo, complaint.ReceivedDay });
        builder.HasIndex(complaint => complaint.ReplyId);
        builder.HasMany(complaint => complaint.Steps).WithOne().HasForeignKey(step => step.ComplaintId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(complaint => complaint.Clocks).WithOne().HasForeignKey(clock => clock.ComplaintId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(complaint => complaint.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(complaint => complaint.Clocks).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasOne<Patient>().WithMany().HasForeignKey(complaint => complaint.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CallSession>().WithMany().HasForeignKey(complaint => complaint.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Complaint>().WithMany().HasForeignKey(complaint => complaint.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ComplaintStepMap : IEntityTypeConfiguration<ComplaintStep>
{
    public void Configure(EntityTypeBuilder<ComplaintStep> builder)
    {
        builder.ToTable("ComplaintSteps");
        builder.Property(step => step.By).HasMaxLength(32);
        builder.Property(step => step.DepartmentCode).HasMaxLength(32);
        builder.Property(step => step.ToldNo).HasMaxLength(32);
        builder.HasIndex(step => new { step.ComplaintId, step.Seq }).IsUnique();
        builder.HasIndex(step => step.DepartmentCode).HasFilter("\"DepartmentCode\" IS NOT NULL");
    }
}

internal sealed class ComplaintClockMap : IEntityTypeConfiguration<ComplaintClock>
{
    public void Configure(EntityTypeBuilder<ComplaintClock> builder)
    {
        builder.ToTable("ComplaintClocks");
        builder.HasIndex(clock => clock.ComplaintId);

        // What alarms next, and nothing else.
        builder.HasIndex(clock => clock.NextAt).HasFilter("\"NextAt\" IS NOT NULL");
    }
}

internal sealed class ComplaintCounterMap : IEntityTypeConfiguration<ComplaintCounter>
{
    public void Configure(EntityTypeBuilder<ComplaintCounter> builder)
    {
        builder.ToTable("ComplaintCounters");
        builder.HasKey(counter => counter.Year);
        builder.Property(counter => counter.Year).ValueGeneratedNever();
    }
}
