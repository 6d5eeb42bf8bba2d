using System.Linq.Expressions;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists;

/// <summary>Reads a list for an actor: row scope, filters, order, page. Reached through <see cref="UseCaseRunner.ReadAsync"/>.</summary>
public sealed class ListReader(ListTools tools, Grants grants, AuditLog audit, ListQuestions questions)
{
    // Past this depth the keys are picked in an index first; skipping wide rows costs fifty times as much.
    private const int Deep = 2_000;

    public async Task<ListRows<TRow>> ReadAsync<TRow>(Actor actor, ListDefinition<TRow> list, ListQuery query, CancellationToken ct)
        where TRow : class
    {
        var scoped = await ScopedAsync(actor, list, await LookAsync(actor, list), isWhole: false, ct);
        var filtered = Filtered(scoped, list, query);
        questions.Keep(actor, list.Name, query);
        var (skip, take, backwards) = Window(query);
        var ordered = Ordered(list, filtered, query, backwards);

        // While the rows are read; nobody sees one before the entry is on the disk.
        var recorded = RecordAsync(actor, list, query, ct);
        List<TRow> rows;
        try
        {
            rows = ordered.Count > 1 || skip >= Deep || query.Filters.Values.Any(typed => !string.IsNullOrWhiteSpace(typed))
                ? await (await list.Key.PickAsync(ordered, skip, take, ct)).ReadAsync(scoped, 0, take, ct)
                : await ordered[0].Skip(skip).Take(take).ToListAsync(ct);
        }
        finally
        {
            await recorded;
        }

        if (backwards)
        {
            rows.Reverse();
        }

        await (list.Prepare?.Invoke(tools, rows, ct) ?? Task.CompletedTask);
        return new(rows, [.. rows.Select(row => list.Columns.Select(column => column.Read(row, tools)).ToArray())]);
    }

    public async Task<long> CountAsync<TRow>(Actor actor, ListDefinition<TRow> list, ListQuery query, CancellationToken ct)
        where TRow : class
    {
        var filtered = Filtered(await ScopedAsync(actor, list, await LookAsync(actor, list), isWhole: true, ct), list, query);
        if (!questions.IsKept(actor, list.Name, query))
        {
            await RecordAsync(actor, list, query, ct);
        }

        return await filtered.LongCountAsync(ct);
    }

    /// <summary>
    /// The number alone, for a board that asks every moment. No row is shown, so no look is recorded; therefore only questions of codes and
    /// dates: a number under a typed name would tell of somebody.
    /// </summary>
    internal async Task<long> FigureAsync<TRow>(Actor actor, ListDefinition<TRow> list, ListQuery query, CancellationToken ct)
        where TRow : class => query.Filters.Keys.Except(list.PublicFilters, StringComparer.Ordinal).FirstOrDefault() is { } telling
            ? throw new RuleViolation("Lists.UnknownFilter", telling)
            : await Filtered(await ScopedAsync(actor, list, await LookAsync(actor, list), isWhole: true, ct), list, query).LongCountAsync(ct);

    /// <summary>The first <paramref name="most"/> rows of the whole question by key, for an export; and where to read them.</summary>
    internal async Task<Picking<TRow>> PickAllAsync<TRow>(Actor actor, ListDefinition<TRow> list, ListQuery query, int most, CancellationToken ct)
        where TRow : class
    {
        var sight = await LookAsync(actor, list);
        var scoped = await ScopedAsync(actor, list, sight, isWhole: true, ct);
        return new(await list.Key.PickAsync(Ordered(list, Filtered(scoped, list, query), query, backwards: false), 0, most, ct), scoped, sight);
    }

    /// <summary>The rows of one page, for an export.</summary>
    internal async Task<Picking<TRow>> PickPageAsync<TRow>(Actor actor, ListDefinition<TRow> list, ListQuery query, CancellationToken ct)
        where TRow : class
    {
        var sight = await LookAsync(actor, list);
        var scoped = await ScopedAsync(actor, list, sight, isWhole: false, ct);
        var (skip, take, _) = Window(query with { KnownTotal = null });
        return new(await list.Key.PickAsync(Ordered(list, Filtered(scoped, list, query), query, backwards: false), skip, take, ct), scoped, sight);
    }

    /// <summary>What the actor may see of the list at this moment; asked again with every chunk of an export.</summary>
    internal async Task<ListSight> SightAsync<TRow>(Actor actor, ListDefinition<TRow> list)
        where TRow : class => new(
            list.Scope is null ? Reach.Everything : await grants.ReachAsync(actor, list.Permissions.View) ?? Reach.Nobody,
            list.Permissions.NamesWithin is { } within ? await grants.ReachAsync(actor, within) ?? Reach.Nobody : Reach.Everything,
            list.Owner is null || (list.Permissions.SeeAll is { } seeAll && await grants.HasAsync(actor, seeAll)),
            list.Permissions.SeeNames is not { } names || await grants.HasAsync(actor, names),
            list.Permissions.SeeRestricted is not { } restricted || await grants.HasAsync(actor, restricted));

    /// <summary>Only which questions were asked, never what was typed.</summary>
    private async Task RecordAsync<TRow>(Actor actor, ListDefinition<TRow> list, ListQuery query, CancellationToken ct)
        where TRow : class
    {
        if (list.ShowsPatients)
        {
            var filters = string.Join(' ', query.Filters.Where(filter => filter.Value.Length > 0).Select(filter => filter.Key).Order(StringComparer.Ordinal));
            await audit.AppendAsync(new AuditDraft(AuditAct.Listed, list.Name, "", tools.Clock.GetUtcNow()) { Purpose = filters }.By(actor), ct);
        }
    }

    private static (int Skip, int Take, bool Backwards) Window(ListQuery query)
    {
        var size = Math.Clamp(query.Size, 1, 200);
        var skip = (int)Math.Min((long)(Math.Max(query.Page, 1) - 1) * size, int.MaxValue - size);

        // The last pages are reached from the end.
        return query.KnownTotal is { } total && skip > total / 2 && skip < total
            ? ((int)Math.Max(0, total - skip - size), (int)Math.Min(size, total - skip), true)
            : (skip, size, false);
    }

    private async Task<IQueryable<TRow>> ScopedAsync<TRow>(Actor actor, ListDefinition<TRow> list, ListSight sight, bool isWhole, CancellationToken ct)
        where TRow : class
    {
        var rows = list.Source(tools.Db).AsNoTracking();
        if (list.Scope is { } scope && (!sight.Rows.IsAll || list.ScopesAll))
        {
            rows = rows.Where(await scope(sight.Rows, tools, isWhole, ct));
        }

        return list.Owner is { } owner && !sight.SeesAll
            ? rows.Where(Expression.Lambda<Func<TRow, bool>>(Expression.Equal(owner.Body, Expression.Constant(actor.StaffNo, typeof(string))), owner.Parameters))
            : rows;
    }

    private IQueryable<TRow> Filtered<TRow>(IQueryable<TRow> rows, ListDefinition<TRow> list, ListQuery query)
        where TRow : class
    {
        foreach (var (name, typed) in query.Filters)
        {
            var filter = list.Filters.FirstOrDefault(known => known.Name == name) ?? throw new RuleViolation("Lists.UnknownFilter", name);
            if (string.IsNullOrWhiteSpace(typed))
            {
                continue;
            }

            if (filter is { Kind: FilterKind.Choice, Choices.Count: > 0 } && !filter.Choices.Contains(typed.Trim()))
            {
                throw new RuleViolation("Lists.UnknownChoice", name);
            }

            // PostgreSQL takes no NUL in a text.
            rows = ListCover.Filter(rows, list, filter, typed.Replace("\0", "", StringComparison.Ordinal).Trim(), tools);
        }

        return rows;
    }

    /// <summary>Filters and cells answer from what the reader sees.</summary>
    private async Task<ListSight> LookAsync<TRow>(Actor actor, ListDefinition<TRow> list)
        where TRow : class
    {
        var sight = await SightAsync(actor, list);
        (tools.StaffNo, tools.NamesWithin, tools.SeesNames, tools.SeesRestricted) = (actor.StaffNo, sight.NamesWithin, sight.SeesNames, sight.SeesRestricted);
        return sight;
    }

    /// <summary>The rows in their order, in as many parts as it takes: one for almost every list and reader.</summary>
    private IReadOnlyList<IQueryable<TRow>> Ordered<TRow>(ListDefinition<TRow> list, IQueryable<TRow> rows, ListQuery query, bool backwards)
        where TRow : class
    {
        var name = query.Sort ?? list.SortedBy;
        var descending = (query.Sort is null ? list.SortedDescending : query.Descending) != backwards;
        var column = name is null ? null : list.Column(name) is { SortKey: not null } known ? known : throw new RuleViolation("Lists.UnknownSort", name);
        var parts = ListCover.Parts(rows, list, column, tools).Select(part => part.Sort is { } sort
            ? Order(Order(part.Rows, sort, descending, first: true), list.Key.Expression, descending, first: false)
            : Order(part.Rows, list.Key.Expression, descending, first: true));
        return [.. backwards ? parts.Reverse() : parts];
    }

    private static IQueryable<TRow> Order<TRow>(IQueryable<TRow> rows, LambdaExpression key, bool descending, bool first)
    {
        var method = (first ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy)) + (descending ? "Descending" : "");
        return rows.Provider.CreateQuery<TRow>(Expression.Call(typeof(Queryable), method, [typeof(TRow), key.ReturnType], rows.Expression, Expression.Quote(key)));
    }
}

/// <param name="Source">Where the picked rows are read.</param>
/// <param name="Sight">What their reader may see of them.</param>
internal sealed record Picking<TRow>(PickedRows<TRow> Picked, IQueryable<TRow> Source, ListSight Sight)
    where TRow : class;
