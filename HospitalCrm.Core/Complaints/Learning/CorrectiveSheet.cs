using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>One corrective action from end to end.</summary>
public sealed record CorrectiveSheet
{
    public required Id<CorrectiveAction> Id { get; init; }

    public required string Title { get; init; }

    public required string Measures { get; init; }

    public required CorrectiveState State { get; init; }

    public required string OwnerNo { get; init; }

    public required string Owner { get; init; }

    public required string? Department { get; init; }

    public required DateOnly DueOn { get; init; }

    public required bool IsOverdue { get; init; }

    public required int Round { get; init; }

    /// <summary>The complaints it comes of which the reader may open.</summary>
    public required IReadOnlyList<CorrectiveOrigin> Origins { get; init; }

    public required Id<ComplaintMeeting>? MeetingId { get; init; }

    public required IReadOnlyList<CorrectiveStepReading> Steps { get; init; }

    /// <summary>What the reader may do now.</summary>
    public required IReadOnlyList<CorrectiveAct> Offered { get; init; }
}

public sealed record CorrectiveOrigin(Id<Complaint> Id, string Number);

public sealed record CorrectiveStepReading(CorrectiveAct Act, DateTimeOffset At, string By, string? Words);
