using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>就诊: a summary fact of one visit, stay or check-up; the details stay in the clinical systems (S2-1.4).</summary>
public sealed class Encounter : Entity<Encounter>
{
    private Encounter()
    {
    }

    public Encounter(Patient patient, EncounterKind kind, string departmentCode, DateOnly startedOn)
    {
        PatientId = patient.Id;
        Kind = kind;
        DepartmentCode = departmentCode;
        StartedOn = startedOn;
        patient.NoteVisit(startedOn);
    }

    public Id<Patient> PatientId { get; private set; }

    public EncounterKind Kind { get; private set; }

    public string DepartmentCode { get; private set; } = "";

    /// <summary>病区, where the hospital system told.</summary>
    public string? WardCode { get; private set; }

    /// <summary>主管医生's user code, where the hospital system told.</summary>
    public string? DoctorNo { get; private set; }

    public DateOnly StartedOn { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public string? DiagnosisCode { get; private set; }

    public string? DiagnosisName { get; private set; }

    public void Diagnose(string code, string name)
    {
        DiagnosisCode = code;
        DiagnosisName = name;
    }

    public void Attend(string? wardCode, string? doctorNo) => (WardCode, DoctorNo) = (wardCode, doctorNo);

    public void Discharge(DateOnly on) => EndedOn = on;
}

/// <summary>CV09.00.404, and the check-up.</summary>
public enum EncounterKind
{
    Outpatient,
    Emergency,
    Inpatient,
    CheckUp,
}

internal sealed class EncounterMap : IEntityTypeConfiguration<Encounter>
{
    public void Configure(EntityTypeBuilder<Encounter> builder)
    {
        builder.Property(encounter => encounter.DepartmentCode).HasMaxLength(32);
        builder.Property(encounter => encounter.DiagnosisCode).HasMaxLength(20);
        builder.Property(encounter => encounter.DiagnosisName).HasMaxLength(200);
        builder.Property(encounter => encounter.WardCode).HasMaxLength(32);
        builder.Property(encounter => encounter.DoctorNo).HasMaxLength(32);

        // The first two find the last visit; with the others, whether a department, ward or doctor knows the patient, without touching a row.
        builder.HasIndex(encounter => new { encounter.PatientId, encounter.StartedOn, encounter.DepartmentCode, encounter.WardCode, encounter.DoctorNo });
        builder.HasOne<Patient>().WithMany().HasForeignKey(encounter => encounter.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
