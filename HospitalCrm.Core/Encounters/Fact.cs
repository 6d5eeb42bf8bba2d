using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>
/// A clinical or financial fact of a patient as the hospital's systems told it (S2-1.4): a summary, never the record itself. What they
/// correct is corrected here; what they withdraw is seen nowhere any more, and stays.
/// </summary>
public abstract class Fact<TSelf> : Entity<TSelf>, IClinical
    where TSelf : Fact<TSelf>
{
    protected Fact()
    {
    }

    protected Fact(Id<Patient> patientId, string sourceCode, string sourceKey, string? visitKey)
    {
        PatientId = patientId;
        SourceCode = sourceCode;
        SourceKey = sourceKey;
        VisitKey = visitKey;
    }

    public Id<Patient> PatientId { get; private set; }

    /// <summary>The connected system that told it.</summary>
    public string SourceCode { get; private set; } = "";

    /// <summary>What it is called there.</summary>
    public string SourceKey { get; private set; } = "";

    /// <summary>The visit it belongs to, as <see cref="VisitKeys"/> spells it; the visit may arrive later, or never.</summary>
    public string? VisitKey { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;

    /// <summary>The source found that it was told of somebody else, or of another visit.</summary>
    public void MoveTo(Id<Patient> patientId, string? visitKey) => (PatientId, VisitKey) = (patientId, visitKey);

    public void Withdraw(DateTimeOffset at) => WithdrawnAt ??= at;

    /// <summary>The source says that it holds after all.</summary>
    public void Restore() => WithdrawnAt = null;
}

/// <summary>What all facts have in common in the database.</summary>
internal static class FactMaps
{
    public const int KeyLength = 200;
    public const int CodeLength = 32;

    public static void AsFact<TFact>(this EntityTypeBuilder<TFact> builder)
        where TFact : Fact<TFact>
    {
        builder.Property(fact => fact.SourceCode).HasMaxLength(CodeLength);
        builder.Property(fact => fact.SourceKey).HasMaxLength(KeyLength);
        builder.Property(fact => fact.VisitKey).HasMaxLength(KeyLength);
        builder.HasIndex(fact => new { fact.SourceCode, fact.SourceKey }).IsUnique();
        builder.HasQueryFilter(fact => fact.WithdrawnAt == null);
        builder.HasOne<Patient>().WithMany().HasForeignKey(fact => fact.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
