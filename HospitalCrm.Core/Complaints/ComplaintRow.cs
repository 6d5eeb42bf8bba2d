using HospitalCrm.Core.Complaints.Papers;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Complaints;

/// <summary>One complaint on a list: nothing of the complainant.</summary>
public sealed record ComplaintRow
{
    public required Id<Complaint> Id { get; init; }

    public required string? Number { get; init; }

    public required ComplaintState State { get; init; }

    public required int Round { get; init; }

    public required ComplaintSource Source { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string CategoryCode { get; init; }

    public required string? Category { get; init; }

    public required string ImportanceCode { get; init; }

    public required string? Importance { get; init; }

    public required int Weight { get; init; }

    public required string? DepartmentCode { get; init; }

    public required string? Department { get; init; }

    public required string? VisibleCode { get; init; }

    public required string? SubjectNo { get; init; }

    public required string? Subject { get; init; }

    public required bool IsConfidential { get; init; }

    public required string? HandlerCode { get; init; }

    public required string? Handler { get; init; }

    public required string RegisteredBy { get; init; }

    /// <inheritdoc cref="Complaint.ReceivedDay"/>
    public required int ReceivedDay { get; init; }

    public required int ReceivedHour { get; init; }

    public required Id<Patient>? PatientId { get; init; }

    public required byte[]? PhoneIndex { get; init; }

    public required DateTimeOffset? FeedbackAt { get; init; }

    public required DateTimeOffset? DueAt { get; init; }

    public required ComplaintClockKind? DueKind { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset? CallbackReadyAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public required ComplaintEnd? End { get; init; }

    public required ComplaintSatisfaction? Satisfaction { get; init; }

    public required long Rank { get; init; }

    public required long? CallbackRank { get; init; }

    /// <summary>For the ledger, opened as its reader may see it; else null.</summary>
    public ComplaintLedgerLine? Ledger { get; set; }
}
