using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Desk;

namespace HospitalCrm.Web.Realtime;

/// <summary>What one tab shows of an agent's calls: at most one card, the others as quiet bars.</summary>
public sealed record PopView(PopItem? Front, IReadOnlyList<PopItem> Bars)
{
    public static readonly PopView Nothing = new(null, []);

    internal IEnumerable<PopItem> Items => Front is { } front ? Bars.Prepend(front) : Bars;

    internal long Lease { get; init; }
}

/// <param name="IsElsewhere">The call moved to another agent: the card is taken back.</param>
public sealed record PopItem(PopCard Card, bool IsElsewhere, bool IsUnrouted)
{
    /// <summary>The word the browser ids know (contracts §4).</summary>
    public string State => IsElsewhere ? "elsewhere" : Card.State switch
    {
        CallState.Ringing => "ringing",
        CallState.Answered => "answered",
        CallState.Ended => "ended",
        _ => "missed",
    };
}
