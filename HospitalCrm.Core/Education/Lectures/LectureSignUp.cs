using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>讲座报名: one seat of a patient.</summary>
public sealed class LectureSignUp : Entity<LectureSignUp>, IAudited
{
    private LectureSignUp()
    {
    }

    public LectureSignUp(Id<Lecture> lecture, Id<Patient> patient) => (LectureId, PatientId) = (lecture, patient);

    public Id<Lecture> LectureId { get; private set; }

    public Id<Patient> PatientId { get; private set; }

    public SignUpDoor Door { get; private set; }

    /// <summary>A staff number, or the product for a reply.</summary>
    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>He does not come after all.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;

    /// <summary>For the first time, or again after he withdrew.</summary>
    public void Join(SignUpDoor door, string by, DateTimeOffset at) => (Door, By, At, WithdrawnAt) = (door, by, at, null);

    public void Withdraw(DateTimeOffset at) => WithdrawnAt = WithdrawnAt is null ? at : throw new RuleViolation("Education.NotSignedUp");
}

public enum SignUpDoor
{
    /// <summary>Somebody of the staff wrote it down.</summary>
    Staff,

    /// <summary>短信回复.</summary>
    Reply,
}

internal sealed class LectureSignUpMap : IEntityTypeConfiguration<LectureSignUp>
{
    public void Configure(EntityTypeBuilder<LectureSignUp> builder)
    {
        builder.ToTable("LectureSignUps");
        builder.Property(one => one.By).HasMaxLength(32);
        builder.HasIndex(one => new { one.LectureId, one.PatientId }).IsUnique();
        builder.HasIndex(one => one.PatientId);
        builder.HasOne<Lecture>().WithMany().HasForeignKey(one => one.LectureId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Patient>().WithMany().HasForeignKey(one => one.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
