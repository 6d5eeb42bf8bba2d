using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

internal sealed class EncounterMap : IEntityTypeConfiguration<Encounter>
{
    public void Configure(EntityTypeBuilder<Encounter> builder)
    {
        builder.Property(encounter => encounter.SourceCode).HasMaxLength(FactMaps.CodeLength);
        builder.Property(encounter => encounter.SourceKey).HasMaxLength(64);
        builder.Property(encounter => encounter.VisitKey).HasMaxLength(FactMaps.KeyLength);
        builder.Property(encounter => encounter.DepartmentCode).HasMaxLength(32);
        builder.Property(encounter => encounter.DiagnosisCode).HasMaxLength(20);
        builder.Property(encounter => encounter.DiagnosisName).HasMaxLength(200);
        builder.Property(encounter => encounter.WardCode).HasMaxLength(32);
        builder.Property(encounter => encounter.BedNo).HasMaxLength(20);
        builder.Property(encounter => encounter.DoctorNo).HasMaxLength(32);
        builder.Property(encounter => encounter.InpatientNo).HasMaxLength(64);
        builder.Property(encounter => encounter.Outcome).HasMaxLength(1);
        builder.Property(encounter => encounter.DischargeWay).HasMaxLength(1);
        builder.Property(encounter => encounter.Package).HasMaxLength(100);
        builder.Property(encounter => encounter.OrganisationName).HasMaxLength(100);

        // The first two find the last visit; with the others, whether a department, ward or doctor knows the patient, without touching a row.
        builder.HasIndex(encounter => new { encounter.PatientId, encounter.StartedOn, encounter.DepartmentCode, encounter.WardCode, encounter.DoctorNo, encounter.IsCancelled });
        builder.HasIndex(encounter => new { encounter.SourceCode, encounter.VisitKey }).IsUnique().HasFilter("\"SourceCode\" IS NOT NULL");
        builder.HasIndex(encounter => encounter.InpatientNo).HasFilter("\"InpatientNo\" IS NOT NULL");
        builder.HasIndex(encounter => encounter.NextVisitOn).HasFilter("\"NextVisitOn\" IS NOT NULL");

        // Who is in the wards, and who left when.
        builder.HasIndex(encounter => new { encounter.EndedOn, encounter.Kind });

        // Who has a disease, was discharged then, was seen there: each answered inside its index.
        builder.HasIndex(encounter => new { encounter.DiagnosisName, encounter.PatientId, encounter.IsCancelled });
        builder.HasIndex(encounter => new { encounter.Kind, encounter.EndedOn, encounter.PatientId, encounter.IsCancelled });
        builder.HasIndex(encounter => new { encounter.DepartmentCode, encounter.PatientId, encounter.IsCancelled });

        // Whether a ward may be deleted.
        builder.HasIndex(encounter => new { encounter.WardCode, encounter.IsCancelled }).HasFilter("\"WardCode\" IS NOT NULL");
        builder.HasQueryFilter(encounter => !encounter.IsCancelled);
        builder.HasOne<Patient>().WithMany().HasForeignKey(encounter => encounter.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
