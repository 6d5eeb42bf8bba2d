using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.FollowUps.Planning;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.FollowUps;

internal sealed class FollowUpTaskMap : IEntityTypeConfiguration<FollowUpTask>
{
    private const string Queued = "\"QueueRank\" IS NOT NULL";
    private const string Open = "\"EndedAt\" IS NULL";

    public void Configure(EntityTypeBuilder<FollowUpTask> builder)
    {
        builder.ToTable("FollowUpTasks");
        builder.Property(task => task.DepartmentCode).HasMaxLength(32);
        builder.Property(task => task.WardCode).HasMaxLength(32);
        builder.Property(task => task.AssigneeNo).HasMaxLength(32);
        builder.Property(task => task.QuestionnaireCode).HasMaxLength(40);
        builder.Property(task => task.LeaseBy).HasMaxLength(32);

        // A stay is asked once a step, however often it is planned.
        builder.HasIndex(task => new { task.EncounterId, task.PlanId, task.Step }).IsUnique().HasFilter("\"EncounterId\" IS NOT NULL");

        // The queue in its order, of all, of a department, a ward, a caller: what is not due leaves these indexes.
        builder.HasIndex(task => new { task.QueueRank, task.Id }, "IX_FollowUpTasks_Queue").HasFilter(Queued);
        builder.HasIndex(task => new { task.DepartmentCode, task.QueueRank, task.Id }, "IX_FollowUpTasks_DepartmentQueue").HasFilter(Queued);
        builder.HasIndex(task => new { task.WardCode, task.QueueRank, task.Id }, "IX_FollowUpTasks_WardQueue").HasFilter(Queued);
        builder.HasIndex(task => new { task.AssigneeNo, task.QueueRank, task.Id }, "IX_FollowUpTasks_OwnQueue").HasFilter(Queued);

        // What is open by its day, for whoever hands it out: all, a department's, a ward's, a caller's.
        builder.HasIndex(task => new { task.DueOn, task.Id }, "IX_FollowUpTasks_Open").HasFilter(Open);
        builder.HasIndex(task => new { task.DepartmentCode, task.DueOn, task.Id }, "IX_FollowUpTasks_DepartmentOpen").HasFilter(Open);
        builder.HasIndex(task => new { task.WardCode, task.DueOn, task.Id }, "IX_FollowUpTasks_WardOpen").HasFilter(Open);
        builder.HasIndex(task => new { task.AssigneeNo, task.DueOn, task.Id }, "IX_FollowUpTasks_OwnOpen").HasFilter(Open);

        // The rates of a span of days, answered without touching a row.
        builder.HasIndex(task => new { task.DueOn, task.DepartmentCode, task.WardCode, task.State, task.LastOutcome, task.DaysLate }, "IX_FollowUpTasks_Rates");
        builder.Property(task => task.CohortKey).HasMaxLength(64);
        builder.HasIndex(task => task.CohortKey).IsUnique().HasFilter("\"CohortKey\" IS NOT NULL");

        // What wakes next, and what else is open.
        builder.HasIndex(task => new { task.State, task.ReadyAt, task.Id });

        // One human being is spoken with by one caller at a time.
        builder.HasIndex(task => task.PersonId, "IX_FollowUpTasks_Leases").IsUnique().HasFilter("\"State\" = 'Leased'");
        builder.HasIndex(task => task.LeaseUntil).HasFilter("\"LeaseUntil\" IS NOT NULL");

        // Those whose form is to go out first.
        builder.HasIndex(task => new { task.StartsByForm, task.State }).HasFilter("\"StartsByForm\" IS NOT NULL");
        builder.HasIndex(task => task.PersonId, "IX_FollowUpTasks_Person");
        builder.HasIndex(task => task.PatientId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(task => task.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Encounter>().WithMany().HasForeignKey(task => task.EncounterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FollowUpPlan>().WithMany().HasForeignKey(task => task.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FollowUpAttemptMap : IEntityTypeConfiguration<FollowUpAttempt>
{
    public void Configure(EntityTypeBuilder<FollowUpAttempt> builder)
    {
        builder.ToTable("FollowUpAttempts");
        builder.Property(attempt => attempt.By).HasMaxLength(32);
        builder.HasIndex(attempt => new { attempt.TaskId, attempt.At });
        builder.HasIndex(attempt => new { attempt.PersonId, attempt.At });
        builder.HasOne<FollowUpTask>().WithMany().HasForeignKey(attempt => attempt.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FollowUpRecordMap : IEntityTypeConfiguration<FollowUpRecord>
{
    public void Configure(EntityTypeBuilder<FollowUpRecord> builder)
    {
        builder.ToTable("FollowUpRecords");
        builder.Property(record => record.DepartmentCode).HasMaxLength(32);
        builder.Property(record => record.WardCode).HasMaxLength(32);
        builder.Property(record => record.AssigneeNo).HasMaxLength(32);
        builder.Property(record => record.By).HasMaxLength(32);
        builder.HasIndex(record => new { record.At, record.Id });
        builder.HasIndex(record => new { record.DepartmentCode, record.At, record.Id });
        builder.HasIndex(record => new { record.PatientId, record.At });
        builder.HasIndex(record => new { record.TaskId, record.Round }).IsUnique();
        builder.HasOne<FollowUpTask>().WithMany().HasForeignKey(record => record.TaskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Patient>().WithMany().HasForeignKey(record => record.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AnswerSheet>().WithMany().HasForeignKey(record => record.SheetId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DischargeMarkMap : IEntityTypeConfiguration<DischargeMark>
{
    public void Configure(EntityTypeBuilder<DischargeMark> builder)
    {
        builder.ToTable("DischargeMarks");
        builder.HasKey(mark => mark.EncounterId);
        builder.Property(mark => mark.EncounterId).ValueGeneratedNever();
        builder.Property(mark => mark.Diagnosis).HasMaxLength(200);
        builder.HasIndex(mark => mark.EndedOn);
    }
}

internal sealed class FollowUpPlanMap : IEntityTypeConfiguration<FollowUpPlan>
{
    public void Configure(EntityTypeBuilder<FollowUpPlan> builder)
    {
        builder.ToTable("FollowUpPlans");
        builder.Property(plan => plan.Name).HasMaxLength(50);
        builder.Property(plan => plan.DepartmentCode).HasMaxLength(32);
        builder.Property(plan => plan.Disease).HasMaxLength(50);
        builder.Property(plan => plan.Outcome).HasMaxLength(1);
        builder.Property(plan => plan.CallerNo).HasMaxLength(32);
        builder.Property(plan => plan.QuestionnaireCode).HasMaxLength(40);
        builder.HasQueryFilter(plan => plan.DeletedAt == null);
        builder.HasMany(plan => plan.Steps).WithOne().HasForeignKey(step => step.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(plan => plan.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class FollowUpStepMap : IEntityTypeConfiguration<FollowUpStep>
{
    public void Configure(EntityTypeBuilder<FollowUpStep> builder)
    {
        builder.ToTable("FollowUpSteps");
        builder.Property(step => step.Id).ValueGeneratedNever();
        builder.HasIndex(step => new { step.PlanId, step.Number });
    }
}

internal sealed class ClinicalAlertMap : IEntityTypeConfiguration<ClinicalAlert>
{
    public void Configure(EntityTypeBuilder<ClinicalAlert> builder)
    {
        builder.ToTable("ClinicalAlerts");
        builder.Property(alert => alert.DepartmentCode).HasMaxLength(32);
        builder.Property(alert => alert.WardCode).HasMaxLength(32);
        builder.Property(alert => alert.DoctorNo).HasMaxLength(32);
        builder.Property(alert => alert.AcknowledgedBy).HasMaxLength(32);
        builder.Property(alert => alert.HandledBy).HasMaxLength(32);
        builder.HasIndex(alert => new { alert.State, alert.Id });
        builder.HasIndex(alert => alert.ClimbsAt).HasFilter("\"ClimbsAt\" IS NOT NULL");
        builder.HasIndex(alert => alert.PatientId);
        builder.HasIndex(alert => alert.RaisedAt);
        builder.HasOne<FollowUpTask>().WithMany().HasForeignKey(alert => alert.TaskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Patient>().WithMany().HasForeignKey(alert => alert.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
