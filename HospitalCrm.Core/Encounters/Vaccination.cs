using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>接种记录: a dose somebody was given, as a hospital system tells it.</summary>
public sealed class Vaccination : Fact<Vaccination>
{
    private Vaccination()
    {
    }

    public Vaccination(Id<Patient> patientId, string sourceCode, string sourceKey)
        : base(patientId, sourceCode, sourceKey, null)
    {
    }

    /// <summary>As the schedule calls it.</summary>
    public string VaccineCode { get; private set; } = "";

    public DateOnly GivenOn { get; private set; }

    /// <summary>Null = not told; it is counted by its day.</summary>
    public int? DoseNo { get; private set; }

    public string? Lot { get; private set; }

    public string? Maker { get; private set; }

    public bool? IsImported { get; private set; }

    /// <summary>接种单位; null = here.</summary>
    public string? Place { get; private set; }

    /// <summary>Told or changed, and what the child needs next was not worked out anew yet.</summary>
    public bool IsNews { get; private set; }

    public void Give(string vaccineCode, DateOnly on, int? doseNo, string? place) =>
        (VaccineCode, GivenOn, DoseNo, Place, IsNews) = (vaccineCode, on, doseNo, place, true);

    public void Bring(string? lot, string? maker, bool? isImported) => (Lot, Maker, IsImported) = (lot, maker, isImported);
}

internal sealed class VaccinationMap : IEntityTypeConfiguration<Vaccination>
{
    private const string News = "\"IsNews\"";

    public void Configure(EntityTypeBuilder<Vaccination> builder)
    {
        builder.AsFact();
        builder.Property(dose => dose.VaccineCode).HasMaxLength(16);
        builder.Property(dose => dose.Lot).HasMaxLength(32);
        builder.Property(dose => dose.Maker).HasMaxLength(50);
        builder.Property(dose => dose.Place).HasMaxLength(50);
        builder.HasIndex(dose => dose.PatientId);
        builder.HasIndex(dose => new { dose.PatientId, dose.Id }, "IX_Vaccinations_News").HasFilter(News);
    }
}
