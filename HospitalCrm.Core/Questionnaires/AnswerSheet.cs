using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>
/// 答卷, with the questions as they were asked (当时问卷, S2-2.9). They lie in the sheet itself, whole and with their hash, so that it
/// can be read when its questionnaire has long been another one.
/// </summary>
public sealed class AnswerSheet : Entity<AnswerSheet>, IClinical
{
    public const string AnswersPurpose = "AnswerSheet.Answers";
    public const string FindingsPurpose = "AnswerSheet.Findings";
    public const string OpinionPurpose = "AnswerSheet.Opinion";

    private AnswerSheet()
    {
    }

    internal AnswerSheet(SheetFill fill, BlankSheet blank, string by, DateTimeOffset at)
    {
        (SubjectKind, SubjectKey) = fill.Subject;
        PatientId = fill.Patient;
        EditionId = fill.Edition;
        QuestionnaireCode = blank.Code;
        QuestionnaireName = blank.Name;
        EditionNumber = blank.Number;
        Door = fill.Door;
        FilledBy = by;

        // What is proved must read back the same from every database.
        FilledAt = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
    }

    /// <summary>What it was filled in for: <c>follow-up</c> and the task's key.</summary>
    public string SubjectKind { get; private set; } = "";

    public Guid SubjectKey { get; private set; }

    public Guid PatientId { get; private set; }

    public Guid EditionId { get; private set; }

    public string QuestionnaireCode { get; private set; } = "";

    public string QuestionnaireName { get; private set; } = "";

    public int EditionNumber { get; private set; }

    /// <summary>The questions as they were asked, packed.</summary>
    public byte[] Asked { get; private set; } = [];

    /// <summary>SHA-256 of the questions.</summary>
    public string AskedHash { get; private set; } = "";

    public Sealed Answers { get; private set; }

    /// <summary>Warnings and the derived opinion, as they were then.</summary>
    public Sealed Findings { get; private set; }

    /// <summary>诊断意见 a clinician set, with reason, name and time.</summary>
    public Sealed? Opinion { get; private set; }

    public int FlagCount { get; private set; }

    public decimal? Score { get; private set; }

    public AnswerDoor Door { get; private set; }

    /// <summary>A staff number, or what filled it in for the patient himself.</summary>
    public string FilledBy { get; private set; } = "";

    public DateTimeOffset FilledAt { get; private set; }

    /// <summary>Binds questions, answers and findings to this sheet with the hospital's own key.</summary>
    public byte[] Proof { get; private set; } = [];

    Guid? IAudited.AuditPatient => PatientId;

    internal void Keep(byte[] asked, string hash, Sealed answers, Sealed findings, int flags, decimal? score) =>
        (Asked, AskedHash, Answers, Findings, FlagCount, Score) = (asked, hash, answers, findings, flags, score);

    internal void SetOpinion(Sealed opinion) => Opinion = opinion;

    internal void Prove(byte[] proof) => Proof = proof;
}

/// <summary>By which door the answers came.</summary>
public enum AnswerDoor
{
    Agent,
    Sms,
    Web,
}

internal sealed class AnswerSheetMap : IEntityTypeConfiguration<AnswerSheet>
{
    public void Configure(EntityTypeBuilder<AnswerSheet> builder)
    {
        builder.Property(sheet => sheet.SubjectKind).HasMaxLength(40);
        builder.Property(sheet => sheet.QuestionnaireCode).HasMaxLength(40);
        builder.Property(sheet => sheet.QuestionnaireName).HasMaxLength(50);
        builder.Property(sheet => sheet.AskedHash).HasMaxLength(64);
        builder.Property(sheet => sheet.FilledBy).HasMaxLength(64);
        builder.HasIndex(sheet => new { sheet.SubjectKind, sheet.SubjectKey });
        builder.HasIndex(sheet => new { sheet.PatientId, sheet.FilledAt });
    }
}
