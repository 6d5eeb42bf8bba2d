using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>低分整改: somebody was dissatisfied. It stays open until he was rung back and it is written what was done. Those he rated never see it.</summary>
public sealed class LowScore : Entity<LowScore>, IAudited
{
    public const string TextPurpose = "LowScore.Text";
    public const string NotePurpose = "LowScore.Note";

    private LowScore()
    {
    }

    public LowScore(RatedStay stay, int lowest, string ratedStaff, Sealed text, DateTimeOffset at, DateTimeOffset dueAt)
    {
        (SourceKey, Round, PatientId, DepartmentCode) = (stay.Source, stay.Round, stay.Patient, stay.Department);
        (Lowest, RatedStaff, Text, RaisedAt, DueAt) = (lowest, ratedStaff, text, at, dueAt);
    }

    /// <summary>The follow-up in which he said it.</summary>
    public Guid SourceKey { get; private set; }

    public int Round { get; private set; }

    public Id<Patient> PatientId { get; private set; }

    public string DepartmentCode { get; private set; } = "";

    /// <summary>The lowest points he gave.</summary>
    public int Lowest { get; private set; }

    /// <summary>Everybody he rated, between bars: <c>|doctor01|nurse01|</c>.</summary>
    public string RatedStaff { get; private set; } = "";

    /// <summary>What was low, and his own words, a line each.</summary>
    public Sealed Text { get; private set; }

    public LowScoreState State { get; private set; }

    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>Overdue from then on, until it is resolved.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Who was told that it is overdue; null: nobody yet.</summary>
    public LowScoreReminder? Reminded { get; private set; }

    public string? ContactedBy { get; private set; }

    public DateTimeOffset? ContactedAt { get; private set; }

    public string? ResolvedBy { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>What he said when he was rung back, and what was done.</summary>
    public Sealed? Note { get; private set; }

    public bool IsOpen => State is LowScoreState.Open or LowScoreState.Contacted;

    Guid? IAudited.AuditPatient => PatientId.Value;

    public static string Marked(string staffNo) => $"|{staffNo}|";

    /// <summary>已联系: the patient was rung back.</summary>
    public void Contact(string by, Sealed note, DateTimeOffset at)
    {
        if (State != LowScoreState.Open)
        {
            throw new RuleViolation("Surveys.LowScoreState", State);
        }

        (State, ContactedBy, ContactedAt, Note) = (LowScoreState.Contacted, by, at, note);
    }

    /// <summary>已解决: what was done. Never before somebody spoke with him.</summary>
    public void Resolve(string by, Sealed note, DateTimeOffset at)
    {
        if (State != LowScoreState.Contacted)
        {
            throw new RuleViolation("Surveys.LowScoreState", State);
        }

        (State, ResolvedBy, ResolvedAt, Note) = (LowScoreState.Resolved, by, at, note);
    }

    /// <summary>It is overdue and somebody was told, each time somebody farther up.</summary>
    public void Remind(LowScoreReminder level)
    {
        if (!IsOpen || Reminded >= level)
        {
            throw new RuleViolation("Surveys.LowScoreState", State);
        }

        Reminded = level;
    }

    /// <summary>转投诉: it goes on as a complaint, whose room keeps what follows; here it is over.</summary>
    public void HandOver(string by, DateTimeOffset at)
    {
        if (State is LowScoreState.Resolved or LowScoreState.HandedOver)
        {
            throw new RuleViolation("Surveys.LowScoreState", State);
        }

        (State, ResolvedBy, ResolvedAt) = (LowScoreState.HandedOver, by, at);
        Raise(new LowScoreHandedOver(Id));
    }
}

public enum LowScoreState
{
    Open,
    Contacted,
    Resolved,

    /// <summary>转投诉.</summary>
    HandedOver,
}

/// <summary>How far up it was told that a low score is overdue.</summary>
public enum LowScoreReminder
{
    /// <summary>Those who settle what is said of the department.</summary>
    Department,

    /// <summary>Those who settle what is said of any: the complaints office.</summary>
    Hospital,
}

/// <summary>A low score goes on as a complaint.</summary>
public sealed record LowScoreHandedOver(Id<LowScore> Score);

internal sealed class LowScoreMap : IEntityTypeConfiguration<LowScore>
{
    public void Configure(EntityTypeBuilder<LowScore> builder)
    {
        builder.ToTable("LowScores");
        builder.Property(score => score.DepartmentCode).HasMaxLength(32);
        builder.Property(score => score.RatedStaff).HasMaxLength(200);
        builder.Property(score => score.ContactedBy).HasMaxLength(32);
        builder.Property(score => score.ResolvedBy).HasMaxLength(32);
        builder.HasIndex(score => new { score.SourceKey, score.Round }).IsUnique();
        builder.HasIndex(score => new { score.State, score.DueAt });
        builder.HasIndex(score => new { score.DepartmentCode, score.State });
        builder.HasIndex(score => score.PatientId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(score => score.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
