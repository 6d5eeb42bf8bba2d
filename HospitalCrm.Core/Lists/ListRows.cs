namespace HospitalCrm.Core.Lists;

/// <summary>One page of a list.</summary>
/// <param name="Cells">Per row, what each column shows, already masked: a column may need the vault, which lives no longer than the read.</param>
public sealed record ListRows<TRow>(IReadOnlyList<TRow> Rows, IReadOnlyList<IReadOnlyList<object?>> Cells);
