using System.Linq.Expressions;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Lists;

/// <summary>A list whatever its rows are: what can be done with it by name.</summary>
/// <param name="name">The route's last word; <c>data-list</c> in the browser.</param>
public abstract class ListDefinition(string name)
{
    /// <summary>The sight of those who see every row.</summary>
    internal const string SeesAll = "all";

    public string Name => name;

    public required ListPermissions Permissions { get; init; }

    public abstract Type RowType { get; }

    public abstract IReadOnlyList<string> ColumnNames { get; }

    /// <summary>What is shown to those who chose nothing.</summary>
    public abstract IReadOnlyList<string> UsualColumns { get; }

    /// <summary>Filters by codes and dates: they may stand in the URL and in a shared view.</summary>
    public abstract IReadOnlyList<string> PublicFilters { get; }

    /// <summary>With the public ones those that may stand in a shared view only.</summary>
    public abstract IReadOnlyList<string> ShareableFilters { get; }

    /// <inheritdoc cref="ListReader.FigureAsync"/>
    internal abstract Task<long> FigureAsync(ListReader reader, Actor actor, ListQuery query, CancellationToken ct);

    /// <summary>A word for the rows the actor sees of the list, so that what was counted for one serves all who see the same; null when he may not open it.</summary>
    internal abstract ValueTask<string?> SightOfAsync(Grants grants, Actor actor);

    /// <inheritdoc cref="UseCaseRunner.ExportAsync"/>
    public abstract Task<Outcome<int>> ExportAsync(UseCaseRunner run, Actor actor, ExportOrder order, SheetWords words, ExportTarget target, CancellationToken ct);

    /// <inheritdoc cref="UseCaseRunner.AskExportAsync"/>
    public abstract Task<Outcome<Id<ExportRequest>>> AskExportAsync(UseCaseRunner run, Actor actor, ExportOrder order, CancellationToken ct);
}

/// <summary>
/// A list, declared once: page, export, permissions, row scope and masks follow from it (S4-4.1 … S4-4.7). A row is a record with
/// <c>init</c> members built by an initialiser; EF cannot filter over a positional record.
/// </summary>
/// <param name="name">The route's last word; <c>data-list</c> in the browser.</param>
public sealed class ListDefinition<TRow>(string name) : ListDefinition(name)
    where TRow : class
{
    public required Func<CrmDb, IQueryable<TRow>> Source { get; init; }

    /// <summary>The unique key; it is also the last sort key, so that pages never overlap.</summary>
    public required ListKey<TRow> Key { get; init; }

    public required IReadOnlyList<ListColumn<TRow>> Columns { get; init; }

    public IReadOnlyList<ListFilter<TRow>> Filters { get; init; } = [];

    /// <summary>Whose row it is (staff number); others see it only with <see cref="ListPermissions.SeeAll"/>.</summary>
    public Expression<Func<TRow, string?>>? Owner { get; init; }

    /// <summary>Which rows a scope narrower than all leaves of the view right; for lists whose right is scoped.</summary>
    public ListScope<TRow>? Scope { get; init; }

    /// <summary>The scope leaves something out for those who hold the right for all rows, too: what concerns the reader himself.</summary>
    public bool ScopesAll { get; init; }

    /// <summary>Which rows are restricted archives, asked of an index; for lists that cover these.</summary>
    public Func<CrmDb, Expression<Func<TRow, bool>>>? Restricted { get; init; }

    /// <summary>Run before the cells of some rows are read: asks once for what the cells need to know of all of them.</summary>
    public Func<ListTools, IReadOnlyCollection<TRow>, CancellationToken, Task>? Prepare { get; init; }

    /// <summary>The column it is sorted by at first; null = by key.</summary>
    public string? SortedBy { get; init; }

    public bool SortedDescending { get; init; }

    /// <summary>Where a double-click leads.</summary>
    public Func<TRow, string>? OpenUrl { get; init; }

    /// <summary>Rows are about patients: looking at them is logged.</summary>
    public bool ShowsPatients { get; init; }

    /// <summary>Whose archive a row tells of; an export of it is on that archive's access record.</summary>
    public Func<TRow, Guid?>? PatientOf { get; init; }

    /// <summary>Never more than some hundred rows (roles, dictionaries): its sorts need no index.</summary>
    public bool IsSmall { get; init; }

    public override Type RowType => typeof(TRow);

    public override IReadOnlyList<string> ColumnNames => [.. Columns.Select(column => column.Name)];

    public override IReadOnlyList<string> UsualColumns => [.. Columns.Where(column => !column.IsExtra).Select(column => column.Name)];

    public override IReadOnlyList<string> PublicFilters => [.. Filters.Where(filter => filter.IsPublic).Select(filter => filter.Name)];

    public override IReadOnlyList<string> ShareableFilters => [.. Filters.Where(filter => filter.IsPublic || filter.IsShareable).Select(filter => filter.Name)];

    public ListColumn<TRow>? Column(string? column) => Columns.FirstOrDefault(known => known.Name == column);

    internal override Task<long> FigureAsync(ListReader reader, Actor actor, ListQuery query, CancellationToken ct) => reader.FigureAsync(actor, this, query, ct);

    internal override async ValueTask<string?> SightOfAsync(Grants grants, Actor actor)
    {
        if (!await grants.HasAsync(actor, Permissions.View))
        {
            return null;
        }

        var reach = Scope is null ? Reach.Everything : await grants.ReachAsync(actor, Permissions.View) ?? Reach.Nobody;
        var seesAll = Owner is null || (Permissions.SeeAll is { } all && await grants.HasAsync(actor, all));
        return reach.IsAll && seesAll && !ScopesAll ? SeesAll : $"{reach.Scope} {reach.DepartmentCode} {reach.WardCode} {actor.StaffNo} {seesAll}";
    }

    public override Task<Outcome<int>> ExportAsync(UseCaseRunner run, Actor actor, ExportOrder order, SheetWords words, ExportTarget target, CancellationToken ct) =>
        run.ExportAsync(actor, this, order, words, target, ct);

    public override Task<Outcome<Id<ExportRequest>>> AskExportAsync(UseCaseRunner run, Actor actor, ExportOrder order, CancellationToken ct) =>
        run.AskExportAsync(actor, this, order, ct);
}
