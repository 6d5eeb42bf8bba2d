using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Vaccines;

/// <summary>An archive whose doses were worked out: of what, and when they are to be looked at again.</summary>
public sealed class VaccineChild : Entity<VaccineChild>
{
    private VaccineChild()
    {
    }

    public VaccineChild(Id<Patient> patient, DateOnly bornOn, Sex sex, string basis, DateOnly lookOn) =>
        (PatientId, BornOn, Sex, Basis, LookOn) = (patient, bornOn, sex, basis, lookOn);

    public Id<Patient> PatientId { get; private set; }

    /// <summary>What it was worked out of: somebody may correct it.</summary>
    public DateOnly BornOn { get; private set; }

    public Sex Sex { get; private set; }

    /// <summary>The edition and the rules it was worked out by.</summary>
    public string Basis { get; private set; } = "";

    public DateOnly LookOn { get; private set; }

    /// <summary>Something changed: with the next minute.</summary>
    public void LookAgain() => LookOn = DateOnly.MinValue;
}

internal sealed class VaccineChildMap : IEntityTypeConfiguration<VaccineChild>
{
    public void Configure(EntityTypeBuilder<VaccineChild> builder)
    {
        builder.ToTable("VaccineChildren");
        builder.Property(child => child.Basis).HasMaxLength(64);
        builder.HasIndex(child => child.PatientId).IsUnique();
        builder.HasIndex(child => child.LookOn);
        builder.HasOne<Patient>().WithMany().HasForeignKey(child => child.PatientId).OnDelete(DeleteBehavior.Cascade);
    }
}
