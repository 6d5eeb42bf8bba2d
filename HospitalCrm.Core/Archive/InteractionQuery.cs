namespace HospitalCrm.Core.Archive;

/// <summary>Which part of the time axis is asked for.</summary>
/// <param name="Class">Null = all of them.</param>
/// <param name="From">The first day, in the hospital's time.</param>
/// <param name="To">The last day, included.</param>
/// <param name="After">Continue below what is shown already; null = from the newest.</param>
public sealed record InteractionQuery(InteractionClass? Class = null, DateOnly? From = null, DateOnly? To = null, TimeCursor? After = null)
{
    /// <summary>联络: calls and what was written down of them, whatever they were about.</summary>
    public bool IsSpoken { get; init; }
}

public sealed record InteractionPage(IReadOnlyList<Interaction> Lines, bool HasMore);
