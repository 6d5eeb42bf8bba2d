using System.Linq.Expressions;
using HospitalCrm.Core.Data;

namespace HospitalCrm.Core.Lists;

/// <summary>
/// A list, declared once: page, export, permissions, row scope and masks follow from it (S4-4.1 … S4-4.7). A row is a record with
/// <c>init</c> members built by an initialiser; EF cannot filter over a positional record.
/// </summary>
/// <param name="name">The route's last word; <c>data-list</c> in the browser.</param>
public sealed class ListDefinition<TRow>(string name)
    where TRow : class
{
    public string Name => name;

    public required Func<CrmDb, IQueryable<TRow>> Source { get; init; }

    /// <summary>The unique key; it is also the last sort key, so that pages never overlap.</summary>
    public required ListKey<TRow> Key { get; init; }

    public required IReadOnlyList<ListColumn<TRow>> Columns { get; init; }

    public IReadOnlyList<ListFilter<TRow>> Filters { get; init; } = [];

    public required ListPermissions Permissions { get; init; }

    /// <summary>Whose row it is (staff number); others see it only with <see cref="ListPermissions.SeeAll"/>.</summary>
    public Expression<Func<TRow, string?>>? Owner { get; init; }

    /// <summary>The column it is sorted by at first; null = by key.</summary>
    public string? SortedBy { get; init; }

    public bool SortedDescending { get; init; }

    /// <summary>Where a double-click leads.</summary>
    public Func<TRow, string>? OpenUrl { get; init; }

    /// <summary>Rows are about patients: looking at them is logged.</summary>
    public bool ShowsPatients { get; init; }

    public ListColumn<TRow>? Column(string? column) => Columns.FirstOrDefault(known => known.Name == column);
}
