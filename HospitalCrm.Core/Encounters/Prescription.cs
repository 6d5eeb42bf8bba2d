using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>处方, one row a medicine. A cancelled or returned one is withdrawn.</summary>
public sealed class Prescription : Fact<Prescription>
{
    public const string UsagePurpose = "Prescription.Usage";

    private Prescription()
    {
    }

    public Prescription(Id<Patient> patientId, string sourceCode, string sourceKey, string? visitKey)
        : base(patientId, sourceCode, sourceKey, visitKey)
    {
    }

    public PrescriptionKind Kind { get; private set; }

    /// <summary>The number of the prescription or order group; its medicines share it.</summary>
    public string GroupNo { get; private set; } = "";

    public int Seq { get; private set; }

    public DateTimeOffset? PrescribedAt { get; private set; }

    public string? DepartmentCode { get; private set; }

    public string? DoctorNo { get; private set; }

    public string? DrugCode { get; private set; }

    /// <summary>通用名.</summary>
    public string DrugName { get; private set; } = "";

    /// <summary>规格.</summary>
    public string? Strength { get; private set; }

    public string? DosageForm { get; private set; }

    /// <summary>A single dose, in <see cref="DoseUnit"/>; null: see <see cref="Usage"/>.</summary>
    public decimal? Dose { get; private set; }

    public string? DoseUnit { get; private set; }

    public string? Route { get; private set; }

    public string? Frequency { get; private set; }

    public int? Days { get; private set; }

    public decimal? Quantity { get; private set; }

    public string? QuantityUnit { get; private set; }

    /// <summary>What the patient is told.</summary>
    public Sealed? Usage { get; private set; }

    /// <summary>Never named in a message.</summary>
    public bool IsSensitive { get; private set; }

    public bool IsDispensed { get; private set; }

    public void Order(PrescriptionKind kind, string groupNo, int seq, DateTimeOffset? at, string? departmentCode, string? doctorNo) =>
        (Kind, GroupNo, Seq, PrescribedAt, DepartmentCode, DoctorNo) = (kind, groupNo, seq, at, departmentCode, doctorNo);

    public void Name(string? drugCode, string drugName, string? strength, string? dosageForm, bool isSensitive) =>
        (DrugCode, DrugName, Strength, DosageForm, IsSensitive) = (drugCode, drugName, strength, dosageForm, isSensitive);

    public void Take(decimal? dose, string? unit, string? route, string? frequency, int? days, Sealed? usage) =>
        (Dose, DoseUnit, Route, Frequency, Days, Usage) = (dose, unit, route, frequency, days, usage);

    public void Dispense(decimal? quantity, string? unit, bool isDispensed) => (Quantity, QuantityUnit, IsDispensed) = (quantity, unit, isDispensed);
}

public enum PrescriptionKind
{
    Outpatient,
    Inpatient,

    /// <summary>出院带药.</summary>
    Discharge,
}

internal sealed class PrescriptionMap : IEntityTypeConfiguration<Prescription>
{
    public void Configure(EntityTypeBuilder<Prescription> builder)
    {
        builder.AsFact();
        builder.Property(medicine => medicine.GroupNo).HasMaxLength(64);
        builder.Property(medicine => medicine.DepartmentCode).HasMaxLength(FactMaps.CodeLength);
        builder.Property(medicine => medicine.DoctorNo).HasMaxLength(FactMaps.CodeLength);
        builder.Property(medicine => medicine.DrugCode).HasMaxLength(FactMaps.CodeLength);
        builder.Property(medicine => medicine.DrugName).HasMaxLength(100);
        builder.Property(medicine => medicine.Strength).HasMaxLength(50);
        builder.Property(medicine => medicine.DosageForm).HasMaxLength(30);
        builder.Property(medicine => medicine.DoseUnit).HasMaxLength(10);
        builder.Property(medicine => medicine.Route).HasMaxLength(30);
        builder.Property(medicine => medicine.Frequency).HasMaxLength(30);
        builder.Property(medicine => medicine.QuantityUnit).HasMaxLength(10);
        builder.Property(medicine => medicine.Dose).HasPrecision(12, 3);
        builder.HasIndex(medicine => new { medicine.PatientId, medicine.PrescribedAt });
    }
}
