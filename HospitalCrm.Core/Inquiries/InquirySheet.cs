using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Inquiries;

/// <summary>One inquiry as its reader may know it.</summary>
public sealed record InquirySheet
{
    public required Id<Inquiry> Id { get; init; }

    public required InquiryState State { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public required string RegisteredBy { get; init; }

    /// <summary>Null for the department that answers: it need not know who asked.</summary>
    public required string? Caller { get; init; }

    public required string? Phone { get; init; }

    /// <summary>The answer can be sent.</summary>
    public required bool HasPhone { get; init; }

    public required string Question { get; init; }

    public required string? Answer { get; init; }

    /// <summary>The title of what the answer was taken from.</summary>
    public required string? Article { get; init; }

    public required string? Department { get; init; }

    public required DateTimeOffset? DueAt { get; init; }

    public required bool IsOverdue { get; init; }

    public required string? AnsweredBy { get; init; }

    public required DateTimeOffset? AnsweredAt { get; init; }

    public required string? ClosedBy { get; init; }

    public required DateTimeOffset? ClosedAt { get; init; }

    public required bool IsSent { get; init; }

    /// <summary>Why it ended without whoever asked being told; null for the department.</summary>
    public required string? EndReason { get; init; }

    /// <summary>It ended without being told.</summary>
    public required bool IsEnded { get; init; }

    /// <summary>The answer waits, and a message may say it.</summary>
    public required bool MaySend { get; init; }

    public required bool MayAnswer { get; init; }

    public required bool MayHand { get; init; }

    public required bool MayClose { get; init; }

    public required bool MayEnd { get; init; }

    public required IReadOnlyList<DepartmentChoice> Departments { get; init; }
}
