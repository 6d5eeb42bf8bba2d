using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Vaccines;

/// <summary>A dose that was told of here: an agent heard it, or the parents replied 已种. What hospital systems tell are <c>Vaccination</c>s.</summary>
public sealed class KnownDose : Entity<KnownDose>, IAudited
{
    private KnownDose()
    {
    }

    public KnownDose(Id<Patient> patient, DoseKey dose, DateOnly? on, DoseSource source, string by, DateTimeOffset at) =>
        (PatientId, Vaccine, DoseNo, GivenOn, Source, By, At) = (patient, dose.Vaccine, dose.No, on, source, by, at);

    public Id<Patient> PatientId { get; private set; }

    public string Vaccine { get; private set; } = "";

    public int DoseNo { get; private set; }

    /// <summary>Null: only that it was given is known.</summary>
    public DateOnly? GivenOn { get; private set; }

    public DoseSource Source { get; private set; }

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;
}

/// <summary>Who says that a dose was given.</summary>
public enum DoseSource
{
    /// <summary>The HIS or the vaccination point's system.</summary>
    HospitalSystem,

    /// <summary>A member of staff who was told.</summary>
    Staff,

    /// <summary>The family's reply 已种.</summary>
    Reply,
}

internal sealed class KnownDoseMap : IEntityTypeConfiguration<KnownDose>
{
    public void Configure(EntityTypeBuilder<KnownDose> builder)
    {
        builder.Property(dose => dose.Vaccine).HasMaxLength(16);
        builder.Property(dose => dose.By).HasMaxLength(32);
        builder.HasIndex(dose => new { dose.PatientId, dose.Vaccine, dose.DoseNo }).IsUnique();
        builder.HasOne<Patient>().WithMany().HasForeignKey(dose => dose.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
