using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>One line of the time axis as a source selects it in SQL: whatever the source knows of it.</summary>
public sealed record InteractionLine
{
    public required Id<Patient>? PatientId { get; init; }

    /// <summary>Null where only the day is known.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>The day, for sources that are ordered by it.</summary>
    public DateOnly? On { get; init; }

    /// <summary>What it is called: a report, a package, the main diagnosis.</summary>
    public string? Title { get; init; }

    public Sealed? Text { get; init; }

    public string? StaffNo { get; init; }

    public string? DepartmentCode { get; init; }

    public ContactTopic? Topic { get; init; }

    public CallDirection? Direction { get; init; }

    public CallState? State { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public EncounterKind? Encounter { get; init; }

    public bool IsAbnormal { get; init; }

    public bool IsCorrected { get; init; }

    public bool IsSensitive { get; init; }

    public Id<CallSession>? CallId { get; init; }

    public Id<ContactRecord>? NoteId { get; init; }

    public Id<Encounter>? EncounterId { get; init; }

    public Id<LabReport>? LabReportId { get; init; }

    public Id<ExamReport>? ExamReportId { get; init; }

    public string? MessageKind { get; init; }

    public MessageState? MessageState { get; init; }

    public Id<OutboundMessage>? MessageId { get; init; }

    public Id<InboundMessage>? ReplyId { get; init; }

    public ReplyKind? ReplyKind { get; init; }

    public int? Rating { get; init; }

    public Id<FollowUpRecord>? FollowUpRecordId { get; init; }

    public Id<FollowUpTask>? FollowUpId { get; init; }

    /// <summary>随访次数.</summary>
    public int? Step { get; init; }

    public Id<Complaint>? ComplaintId { get; init; }

    public ComplaintState? ComplaintState { get; init; }

    public Id<Inquiry>? InquiryId { get; init; }

    public InquiryState? InquiryState { get; init; }

    /// <summary>Who is complained about: he and his department do not read the line.</summary>
    public string? ConcernedNo { get; init; }

    public string? ConcernedCode { get; init; }

    /// <summary>Where it stands on the axis: what has no hour stands at the beginning of its day.</summary>
    public DateTimeOffset Moment => At ?? HospitalZone.StartOf(On ?? DateOnly.MinValue);

    public Guid Key => CallId?.Value ?? NoteId?.Value ?? EncounterId?.Value ?? LabReportId?.Value ?? ExamReportId?.Value ?? MessageId?.Value ?? ReplyId?.Value ?? FollowUpRecordId?.Value ?? ComplaintId?.Value ?? InquiryId?.Value ?? Guid.Empty;
}
