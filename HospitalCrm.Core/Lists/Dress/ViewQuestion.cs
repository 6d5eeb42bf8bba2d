namespace HospitalCrm.Core.Lists.Dress;

/// <summary>What a saved view asks and shows.</summary>
/// <param name="Columns">Empty for all.</param>
public sealed record ViewQuestion(IReadOnlyDictionary<string, string> Filters, string? Sort, bool Descending, IReadOnlyList<string> Columns);
