namespace HospitalCrm.Benchmarks;

/// <summary>Nothing could be measured; the message says why.</summary>
internal sealed class BenchFailure(string message) : Exception(message);
