using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;

namespace HospitalCrm.Core.Archive;

/// <summary>One contact with the hospital, in words.</summary>
public sealed record Interaction(Guid Key, DateTimeOffset At, InteractionKind Kind, InteractionClass Class)
{
    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? StaffName { get; init; }

    public string? Department { get; init; }

    public ContactTopic? Topic { get; init; }

    public CallDirection? Direction { get; init; }

    public CallState? State { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Only where the line told when the call was answered and when it ended.</summary>
    public TimeSpan? Talked => Kind == InteractionKind.Call ? EndedAt - AnsweredAt : null;

    public EncounterKind? Encounter { get; init; }

    public bool IsAbnormal { get; init; }

    public bool IsCorrected { get; init; }

    /// <summary>Sensitive: that it exists is told, what it is about is not.</summary>
    public bool IsCovered { get; init; }

    public Id<Encounter>? EncounterId { get; init; }

    /// <summary>What a message is about, as its template's kind says.</summary>
    public string? MessageKind { get; init; }

    public MessageState? MessageState { get; init; }

    public Id<OutboundMessage>? MessageId { get; init; }

    public ReplyKind? ReplyKind { get; init; }

    public int? Rating { get; init; }

    /// <summary>The follow-up a done record belongs to: it opens there.</summary>
    public Id<FollowUpTask>? FollowUpId { get; init; }

    /// <summary>随访次数.</summary>
    public int? Step { get; init; }

    public Id<Complaint>? ComplaintId { get; init; }

    public ComplaintState? ComplaintState { get; init; }

    public Id<Inquiry>? InquiryId { get; init; }

    public InquiryState? InquiryState { get; init; }

    public Id<LabReport>? LabReportId { get; init; }

    public Id<ExamReport>? ExamReportId { get; init; }

    /// <summary>What was noted during the call.</summary>
    public IReadOnlyList<InteractionNote> Notes { get; init; } = [];
}

public sealed record InteractionNote(DateTimeOffset At, ContactTopic Topic, string Text, string StaffName);
