using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Complaints.Learning;

internal sealed class CorrectiveActionMap : IEntityTypeConfiguration<CorrectiveAction>
{
    public void Configure(EntityTypeBuilder<CorrectiveAction> builder)
    {
        builder.ToTable("CorrectiveActions");
        builder.Property(action => action.OwnerNo).HasMaxLength(32);
        builder.Property(action => action.OwnerDepartment).HasMaxLength(32);
        builder.Property(action => action.DemandedBy).HasMaxLength(32);
        builder.Property(action => action.DoneBy).HasMaxLength(32);
        builder.HasIndex(action => action.RequestKey).IsUnique();
        builder.HasIndex(action => new { action.DueOn, action.Id });
        builder.HasIndex(action => new { action.State, action.DueOn, action.Id });
        builder.HasIndex(action => new { action.OwnerNo, action.DueOn, action.Id });
        builder.HasIndex(action => new { action.OwnerDepartment, action.DueOn, action.Id });
        builder.HasIndex(action => action.MeetingId);

        // What is to be told next, and nothing else.
        builder.HasIndex(action => action.NextReminderAt).HasFilter("\"NextReminderAt\" IS NOT NULL");
        builder.HasMany(action => action.Steps).WithOne().HasForeignKey(step => step.ActionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(action => action.Sources).WithOne().HasForeignKey(source => source.ActionId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(action => action.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(action => action.Sources).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasOne<ComplaintMeeting>().WithMany().HasForeignKey(action => action.MeetingId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CorrectiveStepMap : IEntityTypeConfiguration<CorrectiveStep>
{
    public void Configure(EntityTypeBuilder<CorrectiveStep> builder)
    {
        builder.ToTable("CorrectiveSteps");
        builder.Property(step => step.By).HasMaxLength(32);
        builder.HasIndex(step => new { step.ActionId, step.Seq }).IsUnique();
    }
}

internal sealed class CorrectiveSourceMap : IEntityTypeConfiguration<CorrectiveSource>
{
    public void Configure(EntityTypeBuilder<CorrectiveSource> builder)
    {
        builder.ToTable("CorrectiveSources");
        builder.HasIndex(source => new { source.ActionId, source.ComplaintId }).IsUnique();
        builder.HasIndex(source => source.ComplaintId);
        builder.HasOne<Complaint>().WithMany().HasForeignKey(source => source.ComplaintId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ComplaintMeetingMap : IEntityTypeConfiguration<ComplaintMeeting>
{
    public void Configure(EntityTypeBuilder<ComplaintMeeting> builder)
    {
        builder.ToTable("ComplaintMeetings");
        builder.Property(meeting => meeting.Place).HasMaxLength(100);
        builder.Property(meeting => meeting.RegisteredBy).HasMaxLength(32);
        builder.HasIndex(meeting => meeting.RequestKey).IsUnique();
        builder.HasIndex(meeting => new { meeting.HeldOn, meeting.Id });
    }
}

internal sealed class MonthlyReviewMap : IEntityTypeConfiguration<MonthlyReview>
{
    public void Configure(EntityTypeBuilder<MonthlyReview> builder)
    {
        builder.ToTable("MonthlyReviews");
        builder.Property(review => review.Hash).HasMaxLength(64);
        builder.Property(review => review.Signature).HasMaxLength(64);
        builder.Property(review => review.PreparedBy).HasMaxLength(32);
        builder.Property(review => review.SignedBy).HasMaxLength(32);
        builder.Property(review => review.SignedByName).HasMaxLength(50);
        builder.HasIndex(review => review.Month).IsUnique();
    }
}
