using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>满意度评分: what one patient thought of one item, of a department or of somebody who treated him (S4-6.6).</summary>
public sealed class SatisfactionRating : Entity<SatisfactionRating>
{
    /// <summary>From so many points he is satisfied.</summary>
    public const int Satisfied = 80;

    /// <summary>Up to so many somebody looks into it.</summary>
    public const int Low = 30;

    private SatisfactionRating()
    {
    }

    public SatisfactionRating(RatedStay stay, RatedItem item, DateOnly on)
    {
        (SourceKey, Round, PatientId, EncounterId, DepartmentCode) = (stay.Source, stay.Round, stay.Patient, stay.Encounter, stay.Department);
        (Scope, ItemCode, ClassCode, StaffNo, Score, RatedOn) = (item.Scope, item.ItemCode, item.ClassCode, item.StaffNo ?? "", item.Score, on);
    }

    /// <summary>The follow-up in which it was asked.</summary>
    public Guid SourceKey { get; private set; }

    public int Round { get; private set; }

    /// <summary>Null once his data was erased.</summary>
    public Id<Patient>? PatientId { get; private set; }

    public Id<Encounter>? EncounterId { get; private set; }

    public string DepartmentCode { get; private set; } = "";

    public SatisfactionScope Scope { get; private set; }

    /// <summary>编号 of the item.</summary>
    public string ItemCode { get; private set; } = "";

    /// <summary>Its class when it was asked.</summary>
    public string ClassCode { get; private set; } = "";

    /// <summary>Who was rated; empty for a department.</summary>
    public string StaffNo { get; private set; } = "";

    /// <summary>1 … 100, the points of the level.</summary>
    public int Score { get; private set; }

    public DateOnly RatedOn { get; private set; }

    internal void Forget() => (PatientId, EncounterId) = (null, null);
}

/// <summary>What was asked about, in which follow-up.</summary>
public sealed record RatedStay(Guid Source, int Round, Id<Patient> Patient, Id<Encounter>? Encounter, string Department);

/// <param name="StaffNo">Null for a department.</param>
public sealed record RatedItem(SatisfactionScope Scope, string ItemCode, string ClassCode, string? StaffNo, int Score);

internal sealed class SatisfactionRatingMap : IEntityTypeConfiguration<SatisfactionRating>
{
    public void Configure(EntityTypeBuilder<SatisfactionRating> builder)
    {
        builder.ToTable("SatisfactionRatings");
        builder.Property(rating => rating.DepartmentCode).HasMaxLength(32);
        builder.Property(rating => rating.ItemCode).HasMaxLength(32);
        builder.Property(rating => rating.ClassCode).HasMaxLength(32);
        builder.Property(rating => rating.StaffNo).HasMaxLength(32);
        builder.HasIndex(rating => new { rating.SourceKey, rating.Round, rating.ItemCode, rating.StaffNo }).IsUnique();

        // The figures of some days are counted inside these.
        builder.HasIndex(rating => new { rating.Scope, rating.RatedOn, rating.DepartmentCode, rating.ClassCode, rating.ItemCode, rating.Score }, "IX_SatisfactionRatings_Sums");
        builder.HasIndex(rating => new { rating.Scope, rating.RatedOn, rating.StaffNo, rating.Score }, "IX_SatisfactionRatings_StaffSums");
        builder.HasIndex(rating => rating.EncounterId);
        builder.HasIndex(rating => rating.PatientId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(rating => rating.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Encounter>().WithMany().HasForeignKey(rating => rating.EncounterId).OnDelete(DeleteBehavior.Restrict);
    }
}
