using System.Text.Json;
using System.Text.Json.Serialization;
using HospitalCrm.Core.Calls.Lines;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HospitalCrm.Core.Calls;

/// <summary>One extension a call was heard of at. The numbers are the sequences of the line's signals; null = never.</summary>
/// <param name="Extension">As the line names it.</param>
/// <param name="First">The first ring there.</param>
/// <param name="Rung">The last ring there.</param>
/// <param name="Stopped">It rings no more there, while the call goes on.</param>
/// <param name="Taken">It was answered there, or transferred to it.</param>
/// <param name="Ended">The end named it; counts only while nothing else does.</param>
/// <param name="AgentNo">Who sat there while it rang.</param>
/// <param name="DismissedAt">Put away by that agent, while others are still offered the call.</param>
public sealed record RingLeg(
    string Extension, long? First = null, long? Rung = null, long? Stopped = null, long? Taken = null, long? Ended = null, string? AgentNo = null, DateTimeOffset? DismissedAt = null)
{
    [JsonIgnore]
    internal bool Rings => Rung > (Stopped ?? -1);

    /// <summary>Facts only, so that any order gives the same leg.</summary>
    internal RingLeg Hear(LineSignal signal, long sequence) => signal switch
    {
        LineSignal.Ringing or LineSignal.Number => this with { First = Math.Min(First ?? sequence, sequence), Rung = Math.Max(Rung ?? sequence, sequence) },
        LineSignal.RingingStopped => this with { Stopped = Math.Max(Stopped ?? sequence, sequence) },
        LineSignal.Answered or LineSignal.Transferred => this with { Taken = Math.Max(Taken ?? sequence, sequence) },
        LineSignal.Ended => this with { Ended = Math.Max(Ended ?? sequence, sequence) },
        _ => this,
    };
}

/// <summary>As JSON without what is not known: a call that rings at one seat takes some sixty bytes.</summary>
internal sealed class RingLegsText() : ValueConverter<IReadOnlyList<RingLeg>, string>(legs => Write(legs), text => Read(text))
{
    private static readonly JsonSerializerOptions Short = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static string Write(IReadOnlyList<RingLeg> legs) => legs.Count == 0 ? "" : JsonSerializer.Serialize(legs, Short);

    private static List<RingLeg> Read(string text) => text.Length == 0 ? [] : JsonSerializer.Deserialize<List<RingLeg>>(text, Short) ?? [];
}

internal sealed class RingLegsComparer() : ValueComparer<IReadOnlyList<RingLeg>>((left, right) => left!.SequenceEqual(right!), legs => legs.Count, legs => legs);
