using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Calls;

/// <summary>One call with what was noted, as its page shows it.</summary>
public sealed record CallDetail
{
    public required Id<CallSession> Id { get; init; }

    /// <summary>In full for whoever took the call, masked for others and for whoever dialled.</summary>
    public required string Number { get; init; }

    public required PhoneKind NumberKind { get; init; }

    public required Presentation Presentation { get; init; }

    public required CallDirection Direction { get; init; }

    public required CallState State { get; init; }

    public required string LineId { get; init; }

    public required string? Extension { get; init; }

    public required string? AgentNo { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? AnsweredAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public required Id<Patient>? PatientId { get; init; }

    public required string? PatientName { get; init; }

    /// <summary>It is somebody's call, but not for the reader to know whose.</summary>
    public bool IsCovered { get; init; }

    public required double? DeliveredMs { get; init; }

    public required double? PaintedMs { get; init; }

    public required IReadOnlyList<CallNoteLine> Notes { get; init; }

    /// <summary>The actor may write a note of his own.</summary>
    public required bool MayNote { get; init; }
}

/// <summary>A note as saved.</summary>
/// <param name="Result">通话结果, a code; null when none was chosen.</param>
public sealed record CallNoteLine(string StaffNo, DateTimeOffset At, ContactTopic Topic, string Text, string? Result);
