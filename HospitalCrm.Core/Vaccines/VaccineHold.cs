using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Vaccines;

/// <summary>Why a child's family is not reminded for a while, or not any more. Lifted, it stays on record.</summary>
public sealed class VaccineHold : Entity<VaccineHold>, IAudited
{
    public const string WhyPurpose = "VaccineHold.Why";

    private VaccineHold()
    {
    }

    public VaccineHold(Id<Patient> patient, HoldKind kind, string? vaccine, DateOnly? until, Sealed? why) =>
        (PatientId, Kind, Vaccine, Until, Why) = (patient, kind, vaccine, until, why);

    public Id<Patient> PatientId { get; private set; }

    public HoldKind Kind { get; private set; }

    /// <summary>Null: all vaccines.</summary>
    public string? Vaccine { get; private set; }

    /// <summary>Null: until it is lifted.</summary>
    public DateOnly? Until { get; private set; }

    public Sealed? Why { get; private set; }

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public string? LiftedBy { get; private set; }

    public DateTimeOffset? LiftedAt { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;

    public VaccineHold SetBy(string by, DateTimeOffset at)
    {
        (By, At) = (by, at);
        return this;
    }

    public void Lift(string by, DateTimeOffset at) =>
        (LiftedBy, LiftedAt) = LiftedAt is null ? (by, at) : throw new RuleViolation("Vaccines.AlreadyLifted");
}

public enum HoldKind
{
    /// <summary>暂缓: a doctor or the family puts it off.</summary>
    Deferred,

    /// <summary>接种点已通知.</summary>
    ToldByClinic,

    /// <summary>迁出.</summary>
    MovedAway,

    /// <summary>A contraindication is known.</summary>
    Contraindicated,
}

internal sealed class VaccineHoldMap : IEntityTypeConfiguration<VaccineHold>
{
    public void Configure(EntityTypeBuilder<VaccineHold> builder)
    {
        builder.Property(hold => hold.Vaccine).HasMaxLength(16);
        builder.Property(hold => hold.By).HasMaxLength(32);
        builder.Property(hold => hold.LiftedBy).HasMaxLength(32);
        builder.HasIndex(hold => hold.PatientId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(hold => hold.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
