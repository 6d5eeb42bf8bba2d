using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Complaints;

/// <summary>投诉. Only the complainant's own answer ends it, or two people who are not concerned; see docs/adr/0057. How it moves: Complaint.Moves.cs.</summary>
public sealed partial class Complaint : Entity<Complaint>, IAudited
{
    public const string ComplainantNamePurpose = "Complaint.ComplainantName";
    public const string ComplainantPhonePurpose = "Complaint.ComplainantPhone";
    public const string PhoneIndexPurpose = "Complaint.PhoneIndex";
    public const string PhoneTailPurpose = "Complaint.PhoneTail";
    public const string WordsPurpose = "Complaint.Words";
    public const string SummaryPurpose = "Complaint.Summary";

    private readonly List<ComplaintStep> _steps = [];
    private readonly List<ComplaintClock> _clocks = [];

    private Complaint()
    {
    }

    public Complaint(ComplaintSource source, DateTimeOffset receivedAt, string registeredBy, Guid? requestKey)
    {
        (Source, ReceivedAt, RegisteredBy, RequestKey) = (source, receivedAt, registeredBy, requestKey);
        var local = HospitalZone.Local(receivedAt);
        (ReceivedDay, ReceivedHour) = (DateOnly.FromDateTime(local.DateTime).DayNumber, local.Hour);
    }

    /// <summary>投诉-2026-000123: given at acceptance, without a gap.</summary>
    public string? Number { get; private set; }

    /// <summary>The form's own: saved again, it is the same complaint.</summary>
    public Guid? RequestKey { get; private set; }

    public ComplaintSource Source { get; private set; }

    /// <summary>The number of the organisation that passed it on.</summary>
    public string? ExternalNo { get; private set; }

    public DateOnly? ExternalDueOn { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The hospital's day of receipt as a number (<see cref="DateOnly.DayNumber"/>; 0 modulo 7 is a Monday): both databases can count with it.</summary>
    public int ReceivedDay { get; private set; }

    public int ReceivedHour { get; private set; }

    public string RegisteredBy { get; private set; } = "";

    public Id<CallSession>? CallId { get; private set; }

    public Id<InboundMessage>? ReplyId { get; private set; }

    /// <summary>Whom it is about as a patient; the complainant may be somebody else.</summary>
    public Id<Patient>? PatientId { get; private set; }

    public Sealed? ComplainantName { get; private set; }

    public Sealed? ComplainantPhone { get; private set; }

    public byte[]? PhoneIndex { get; private set; }

    /// <summary>The last four digits, by which the complainant asks how it stands.</summary>
    public byte[]? PhoneTail { get; private set; }

    /// <summary>What whoever wrote by the web may ask by, before there is a number.</summary>
    public string? Receipt { get; private set; }

    /// <summary>The complainant had his data erased: since then nothing here says who he was.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }

    /// <summary>It need not be kept any longer: its words are gone, too.</summary>
    public DateTimeOffset? BlankedAt { get; private set; }

    public ComplainantRelation? Relation { get; private set; }

    public bool IsAnonymous { get; private set; }

    /// <summary>Complained about.</summary>
    public string? DepartmentCode { get; private set; }

    /// <summary>被投诉人.</summary>
    public string? SubjectNo { get; private set; }

    /// <summary>The department complained about, where it may know of it; null when it may not (医德医风, or its head is meant).</summary>
    public string? VisibleCode { get; private set; }

    public string CategoryCode { get; private set; } = "";

    public string ImportanceCode { get; private set; } = "";

    public int Weight { get; private set; }

    /// <summary>Neither the department nor the person complained about hears of it.</summary>
    public bool IsConfidential { get; private set; }

    /// <summary>Several departments have to look into it.</summary>
    public bool IsJoint { get; private set; }

    public Sealed Words { get; private set; }

    /// <summary>The matter without the complainant: what those complained about are told.</summary>
    public Sealed? Summary { get; private set; }

    /// <summary>承办部门.</summary>
    public string? HandlerCode { get; private set; }

    public ComplaintState State { get; private set; }

    public int Round { get; private set; } = 1;

    /// <summary>The last round in which the complainant was told; 0 for none.</summary>
    public int FeedbackRound { get; private set; }

    public DateTimeOffset? ContactedAt { get; private set; }

    public DateTimeOffset? FeedbackAt { get; private set; }

    /// <summary>Callbacks of this round nobody answered.</summary>
    public int Attempts { get; private set; }

    public DateTimeOffset? CallbackReadyAt { get; private set; }

    public string? ProposedBy { get; private set; }

    public ComplaintEnd? ProposedEnd { get; private set; }

    public ComplaintSatisfaction? Satisfaction { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public ComplaintEnd? End { get; private set; }

    public Id<Complaint>? MergedIntoId { get; private set; }

    /// <summary>The nearest end of a running clock.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public ComplaintClockKind? DueKind { get; private set; }

    /// <summary>The order of the list: open ones by when they are due less what their importance is worth, then ended ones, the newest first.</summary>
    public long Rank { get; private set; }

    /// <summary>The same for the callbacks that are to be made; else null.</summary>
    public long? CallbackRank { get; private set; }

    public int StepCount { get; private set; }

    public IReadOnlyList<ComplaintStep> Steps => _steps;

    public IReadOnlyList<ComplaintClock> Clocks => _clocks;

    public bool IsOpen => !ComplaintRules.IsFinal(State);

    /// <summary>Somebody can be rung up and asked.</summary>
    public bool IsReachable => !IsAnonymous && ComplainantPhone is not null;

    // The archive's own trail is open to the department: it must not tell that its patient complained.
    Guid? IAudited.AuditPatient => null;

    public Complaint From(Id<Patient>? patient, Sealed? name, Sealed? phone, byte[]? phoneIndex, ComplainantRelation? relation, byte[]? phoneTail = null)
    {
        (PatientId, ComplainantName, ComplainantPhone, PhoneIndex, Relation, PhoneTail) = (patient, name, phone, phoneIndex, relation, phoneTail);
        return this;
    }

    public Complaint Anonymous(Id<Patient>? patient)
    {
        (IsAnonymous, PatientId) = (true, patient);
        return this;
    }

    /// <param name="isHidden">The department may not know: its head is the one complained about.</param>
    public Complaint About(string? departmentCode, string? subjectNo, bool isHidden)
    {
        (DepartmentCode, SubjectNo) = (departmentCode, subjectNo);
        VisibleCode = isHidden || IsConfidential ? null : departmentCode;
        return this;
    }

    /// <summary>Before <see cref="About"/>.</summary>
    public Complaint Classify(string categoryCode, string importanceCode, int weight, bool isConfidential)
    {
        (CategoryCode, ImportanceCode, Weight, IsConfidential) = (categoryCode, importanceCode, weight, isConfidential);
        return this;
    }

    public Complaint Say(Sealed words, Id<CallSession>? call, Id<InboundMessage>? reply = null)
    {
        (Words, CallId, ReplyId) = (words, call, reply);
        return this;
    }

    /// <summary>转办: another organisation's number and limit.</summary>
    public Complaint PassedOn(string? number, DateOnly? dueOn)
    {
        (ExternalNo, ExternalDueOn) = (number, dueOn);
        return this;
    }
}
