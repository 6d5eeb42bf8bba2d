using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Praise;

/// <summary>One of them as its reader may see it.</summary>
public sealed record CommendationSheet
{
    public required Id<Commendation> Id { get; init; }

    public required CommendationKind Kind { get; init; }

    public required CommendationState State { get; init; }

    public required ComplaintSource Source { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string RegisteredBy { get; init; }

    public required GiverWish Wish { get; init; }

    /// <summary>As the reader may know him; null for nobody named.</summary>
    public required string? Giver { get; init; }

    /// <summary>Null where the giver is known only as he wishes.</summary>
    public required string? Phone { get; init; }

    public required string? Department { get; init; }

    public required string? Subject { get; init; }

    public required string Words { get; init; }

    public required SuggestionVerdict? Verdict { get; init; }

    public required string? Answer { get; init; }

    public required string? AnsweredBy { get; init; }

    public required DateTimeOffset? AnsweredAt { get; init; }

    public required bool IsGiverTold { get; init; }

    public required bool MayAnswer { get; init; }
}
