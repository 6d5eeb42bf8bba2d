using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Patients;

/// <summary>What somebody is to a patient: another patient, or a person known by name only. A contact person is whom to ring; this is who belongs to whom.</summary>
public sealed class PatientRelation : Entity<PatientRelation>, IAudited
{
    private PatientRelation()
    {
    }

    /// <param name="patient">Whose mother, guardian, … it is.</param>
    /// <param name="kind">What the other is to the patient.</param>
    public PatientRelation(Id<Patient> patient, RelationKind kind, Id<Patient> other, DateTimeOffset at)
        : this(patient, kind, at)
    {
        if (patient == other)
        {
            throw new RuleViolation("Patients.RelatedToHimself");
        }

        OtherId = other;
    }

    public PatientRelation(Id<Patient> patient, RelationKind kind, string otherName, DateTimeOffset at)
        : this(patient, kind, at) => OtherName = otherName;

    private PatientRelation(Id<Patient> patient, RelationKind kind, DateTimeOffset at) => (PatientId, Kind, CreatedAt) = (patient, kind, at);

    public Id<Patient> PatientId { get; private set; }

    public RelationKind Kind { get; private set; }

    public Id<Patient>? OtherId { get; private set; }

    /// <summary>When the other is no patient here.</summary>
    public string? OtherName { get; private set; }

    /// <summary>法定监护人: speaks for the patient, and consents for a child under 14.</summary>
    public bool IsGuardian { get; private set; }

    /// <summary>The connected system that told; null when typed here.</summary>
    public string? SourceCode { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;

    public PatientRelation Guards(bool isGuardian)
    {
        IsGuardian = isGuardian || Kind == RelationKind.Guardian;
        return this;
    }

    public PatientRelation ToldBy(string sourceCode)
    {
        SourceCode = sourceCode;
        return this;
    }
}

/// <summary>What the other is to the patient.</summary>
public enum RelationKind
{
    Mother,
    Father,
    Guardian,
    Spouse,
    Child,
    Sibling,
    Twin,
    Other,
}

internal sealed class PatientRelationMap : IEntityTypeConfiguration<PatientRelation>
{
    public void Configure(EntityTypeBuilder<PatientRelation> builder)
    {
        builder.ToTable("PatientRelations");
        builder.Property(relation => relation.OtherName).HasMaxLength(50);
        builder.Property(relation => relation.SourceCode).HasMaxLength(40);
        builder.HasIndex(relation => relation.PatientId);
        builder.HasIndex(relation => relation.OtherId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(relation => relation.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Patient>().WithMany().HasForeignKey(relation => relation.OtherId).OnDelete(DeleteBehavior.Restrict);
    }
}
