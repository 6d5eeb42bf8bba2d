using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Complaints.Praise;

/// <summary>表扬, 锦旗, 感谢信, 建议: passed on as it is registered; a suggestion is answered once.</summary>
public sealed class Commendation : Entity<Commendation>, IAudited
{
    public const string GiverNamePurpose = "Commendation.GiverName";
    public const string GiverPhonePurpose = "Commendation.GiverPhone";
    public const string WordsPurpose = "Commendation.Words";
    public const string AnswerPurpose = "Commendation.Answer";

    private Commendation()
    {
    }

    public Commendation(CommendationKind kind, ComplaintSource source, DateTimeOffset receivedAt, string registeredBy, Guid requestKey, Sealed words)
    {
        (Kind, Source, ReceivedAt, RegisteredBy, RequestKey, Words) = (kind, source, receivedAt, registeredBy, requestKey, words);
        State = kind == CommendationKind.Suggestion ? CommendationState.Pending : CommendationState.PassedOn;
    }

    public CommendationKind Kind { get; private set; }

    public ComplaintSource Source { get; private set; }

    public CommendationState State { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public string RegisteredBy { get; private set; } = "";

    /// <summary>The form's own: saved again, it is the same one.</summary>
    public Guid RequestKey { get; private set; }

    public Id<CallSession>? CallId { get; private set; }

    public Id<Patient>? PatientId { get; private set; }

    public Sealed? GiverName { get; private set; }

    public Sealed? GiverPhone { get; private set; }

    public GiverWish Wish { get; private set; }

    public string? DepartmentCode { get; private set; }

    /// <summary>Who is praised.</summary>
    public string? SubjectNo { get; private set; }

    public Sealed Words { get; private set; }

    public SuggestionVerdict? Verdict { get; private set; }

    public Sealed? Answer { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The giver was told of the answer by message.</summary>
    public bool IsGiverTold { get; private set; }

    // Whoever wished to stay unnamed is not to be found by the archive's trail.
    Guid? IAudited.AuditPatient => null;

    public Commendation From(Id<Patient>? patient, Id<CallSession>? call, Sealed? name, Sealed? phone, GiverWish wish)
    {
        (PatientId, CallId, GiverName, GiverPhone, Wish) = (patient, call, name, phone, wish);
        return this;
    }

    public Commendation About(string? departmentCode, string? subjectNo)
    {
        (DepartmentCode, SubjectNo) = (departmentCode, subjectNo);
        return this;
    }

    /// <summary>答复 of a suggestion.</summary>
    public void Reply(SuggestionVerdict verdict, Sealed answer, bool isGiverTold, string by, DateTimeOffset at)
    {
        if (State != CommendationState.Pending)
        {
            throw new RuleViolation("Complaints.AlreadyAnswered");
        }

        (Verdict, Answer, IsGiverTold, AnsweredBy, AnsweredAt, State) = (verdict, answer, isGiverTold, by, at, CommendationState.Answered);
    }
}
