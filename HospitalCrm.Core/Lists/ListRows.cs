namespace HospitalCrm.Core.Lists;

/// <summary>One page of a list.</summary>
public sealed record ListRows<TRow>(IReadOnlyList<TRow> Rows);
