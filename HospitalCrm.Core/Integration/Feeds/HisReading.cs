namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>One row as it was read: a record that keeps the contract, or why it does not.</summary>
/// <param name="Raw">The row as it came, for the quarantine; empty for a good one.</param>
public readonly record struct HisReading(HisRecord? Record, HisFault? Fault, ReadOnlyMemory<byte> Raw);
