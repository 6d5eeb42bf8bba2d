using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>诊断 of a visit. The name stays in clear: patients are found by disease (S2-2.5).</summary>
public sealed class Diagnosis : Fact<Diagnosis>
{
    private Diagnosis()
    {
    }

    public Diagnosis(Id<Patient> patientId, string sourceCode, string sourceKey, string? visitKey)
        : base(patientId, sourceCode, sourceKey, visitKey)
    {
    }

    /// <summary>1, 2 … in the order of the source.</summary>
    public int Seq { get; private set; }

    /// <summary>ICD-10; null for a diagnosis in words only.</summary>
    public string? Code { get; private set; }

    public string Name { get; private set; } = "";

    public bool IsMain { get; private set; }

    public DateTimeOffset? DiagnosedAt { get; private set; }

    public void Describe(int seq, string? code, string name, bool isMain, DateTimeOffset? diagnosedAt)
    {
        (Seq, Code, Name, IsMain, DiagnosedAt) = (seq, code, name, isMain, diagnosedAt);
        if (name.Length > 0)
        {
            Raise(new DiseaseNamed(name));
        }
    }
}

internal sealed class DiagnosisMap : IEntityTypeConfiguration<Diagnosis>
{
    public void Configure(EntityTypeBuilder<Diagnosis> builder)
    {
        builder.ToTable("Diagnoses");
        builder.AsFact();
        builder.Property(diagnosis => diagnosis.Code).HasMaxLength(20);
        builder.Property(diagnosis => diagnosis.Name).HasMaxLength(200);
        builder.HasIndex(diagnosis => new { diagnosis.PatientId, diagnosis.VisitKey, diagnosis.Seq });

        // Who has a disease, by code or by name.
        builder.HasIndex(diagnosis => new { diagnosis.Code, diagnosis.PatientId });
        builder.HasIndex(diagnosis => new { diagnosis.Name, diagnosis.PatientId, diagnosis.WithdrawnAt });
    }
}
