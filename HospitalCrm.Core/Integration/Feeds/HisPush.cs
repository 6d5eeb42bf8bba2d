namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>Rows of one view on their way into the inbox.</summary>
/// <param name="Source">The connected system they come from.</param>
public sealed record HisPush(string Source, HisView View, FeedDoor Door, IReadOnlyList<HisReading> Rows);

/// <summary>What became of a push, told when it is durable.</summary>
/// <param name="Bad">The rows that went to quarantine, by their place in the push.</param>
public sealed record HisAnswer(int Accepted, int Unchanged, IReadOnlyList<(int Index, HisFault Fault)> Bad);
