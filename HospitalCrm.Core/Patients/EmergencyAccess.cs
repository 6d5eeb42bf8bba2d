using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Patients;

/// <summary>紧急调阅: somebody opened a restricted archive for a while and said why. The security administrator looks at every one.</summary>
public sealed class EmergencyAccess : Entity<EmergencyAccess>
{
    public const string ReasonPurpose = "EmergencyAccess.Reason";
    public const string RemarkPurpose = "EmergencyAccess.Remark";

    private EmergencyAccess()
    {
    }

    public EmergencyAccess(Patient patient, string staffNo, Sealed reason, DateTimeOffset at, DateTimeOffset until)
    {
        PatientId = patient.Id;
        PersonId = patient.PersonId;
        StaffNo = staffNo;
        Reason = reason;
        At = at;
        Until = until;
        Raise(new EmergencyOpened(PatientId, StaffNo));
    }

    public Id<Patient> PatientId { get; private set; }

    /// <summary>Open for all records of the person.</summary>
    public Id<Person> PersonId { get; private set; }

    public string StaffNo { get; private set; } = "";

    public Sealed Reason { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset Until { get; private set; }

    public EmergencyVerdict Verdict { get; private set; }

    public string? JudgedBy { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    public Sealed? Remark { get; private set; }

    public void Judge(EmergencyVerdict verdict, string by, DateTimeOffset at, Sealed? remark)
    {
        if (verdict == EmergencyVerdict.Waiting)
        {
            throw new RuleViolation("Patients.VerdictNeeded");
        }

        if (by == StaffNo)
        {
            throw new RuleViolation("Patients.OwnEmergency");
        }

        if (Verdict != EmergencyVerdict.Waiting)
        {
            throw new RuleViolation("Patients.AlreadyJudged");
        }

        (Verdict, JudgedBy, JudgedAt, Remark) = (verdict, by, at, remark);
        if (verdict == EmergencyVerdict.Wrong && Until > at)
        {
            Until = at; // what should not have been opened is closed at once
        }

        Raise(new EmergencyJudged(PatientId, StaffNo));
    }
}

public enum EmergencyVerdict
{
    Waiting,
    Right,
    Wrong,
}

internal sealed class EmergencyAccessMap : IEntityTypeConfiguration<EmergencyAccess>
{
    public void Configure(EntityTypeBuilder<EmergencyAccess> builder)
    {
        builder.ToTable("EmergencyAccesses");
        builder.Property(access => access.StaffNo).HasMaxLength(32);
        builder.Property(access => access.JudgedBy).HasMaxLength(32);
        builder.HasIndex(access => access.At);
        builder.HasIndex(access => new { access.StaffNo, access.PersonId, access.Until });
        builder.HasOne<Patient>().WithMany().HasForeignKey(access => access.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
