using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Messaging;

/// <summary>统计与费用 of some days.</summary>
/// <param name="Days">When they went out: days on which nothing did are missing.</param>
/// <param name="Channels">By which they went out.</param>
public sealed record MessageSums(
    DaySpan Span, DaySpan Earlier, IReadOnlyList<MessageSum> Days, IReadOnlyList<MessageSum> Categories, IReadOnlyList<MessageSum> Channels, IReadOnlyList<MessageSum> Kinds, MessageSum Total, MessageSum TotalBefore);

/// <param name="Word">A day, or the code of a category, a channel or a kind.</param>
public sealed record MessageSum(string Word, long Accepted, long Sent, long Delivered, long Failed, long Suppressed, long Unknown, long Parts, long CostLi)
{
    /// <summary>How many were accepted in the period before; by a channel: sent.</summary>
    public long Before { get; init; }

    /// <summary>Of those whose end is known.</summary>
    public double? DeliveryRate => Delivered + Failed == 0 ? null : (double)Delivered / (Delivered + Failed);
}
