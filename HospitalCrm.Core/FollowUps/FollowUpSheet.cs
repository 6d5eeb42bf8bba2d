using HospitalCrm.Core.FollowUps.Doors;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.FollowUps;

/// <summary>All that whoever calls has before him: whom, why, how he left, what he takes, what was tried, and what to ask.</summary>
public sealed record FollowUpSheet
{
    public required FollowUpRow Row { get; init; }

    /// <summary>As the reader may see it.</summary>
    public required string Patient { get; init; }

    public required Age? Age { get; init; }

    public required string? MedicalRecordNo { get; init; }

    /// <summary>A restricted archive that is not open to the reader: nothing more is shown.</summary>
    public required bool IsClosed { get; init; }

    public required Sayings Why { get; init; }

    public required string? Reason { get; init; }

    public required FollowUpEnd? EndReason { get; init; }

    /// <summary>When somebody was last called for it.</summary>
    public required DateTimeOffset? TriedAt { get; init; }

    /// <summary>The reader has it.</summary>
    public required bool IsMine { get; init; }

    /// <summary>Somebody else has it.</summary>
    public required bool IsBusy { get; init; }

    public required IReadOnlyList<FollowUpNumber> Numbers { get; init; }

    public required FollowUpStay? Stay { get; init; }

    public required string? Allergies { get; init; }

    public required IReadOnlyList<FollowUpTry> Attempts { get; init; }

    public required IReadOnlyList<FollowUpAnswered> Records { get; init; }

    public required BlankSheet? Questions { get; init; }

    /// <summary>A questionnaire was meant to be asked, and is switched off since.</summary>
    public required bool LacksQuestions { get; init; }

    /// <summary>满意度; null: it is not asked, or was asked about this stay.</summary>
    public required QuestionSet? Satisfaction { get; init; }

    /// <summary>The web form; null where nothing is shown.</summary>
    public required FormStanding? Form { get; init; }

    /// <summary>Calls and messages to him today.</summary>
    public required int ContactsToday { get; init; }

    public required int MostContacts { get; init; }

    /// <summary>Whether people may be rung up at this hour.</summary>
    public required bool IsCallingTime { get; init; }
}

/// <param name="Text">In full to whoever took the follow-up, else covered.</param>
/// <param name="Contact">Whose it is, for a contact person's.</param>
public sealed record FollowUpNumber(Id<ContactNumber> Id, string Text, NumberOwner Owner, string? Contact, string? Relation, bool IsDead, FollowUpOutcome? LastOutcome);

public sealed record FollowUpTry(DateTimeOffset At, string By, int Round, FollowUpOutcome Outcome, string? Note);

/// <param name="By">Who asked; empty when the patient answered himself.</param>
public sealed record FollowUpAnswered(DateTimeOffset At, string By, int Round, SheetReading? Sheet, string? Note);

/// <summary>The stay that is asked about.</summary>
public sealed record FollowUpStay
{
    public required string? Department { get; init; }

    public required string? WardCode { get; init; }

    public required string? BedNo { get; init; }

    public required string? Doctor { get; init; }

    public required DateOnly AdmittedOn { get; init; }

    public required DateOnly? DischargedOn { get; init; }

    public required string? Outcome { get; init; }

    public required IReadOnlyList<string> Diagnoses { get; init; }

    public required string? Summary { get; init; }

    public required string? Advice { get; init; }

    public required DateOnly? NextVisitOn { get; init; }

    /// <summary>出院带药; one that may not be named is left to the archive.</summary>
    public required IReadOnlyList<FollowUpMedicine> Medicines { get; init; }
}

/// <param name="Name">Null: sensitive.</param>
public sealed record FollowUpMedicine(string? Name, string? Strength, string? Usage, string? Note, int? Days);
