using System.Linq.Expressions;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists;

/// <summary>Reads a list for an actor: row scope, filters, order, page. Reached through <see cref="UseCaseRunner.ReadAsync"/>.</summary>
public sealed class ListReader(ListTools tools, Grants grants, AuditLog audit)
{
    public async Task<ListRows<TRow>> ReadAsync<TRow>(Actor actor, ListDefinition<TRow> list, ListQuery query, CancellationToken ct)
        where TRow : class
    {
        var source = await ScopedAsync(actor, list, query);
        if (list.ShowsPatients)
        {
            var filters = string.Join(' ', query.Filters.Where(filter => filter.Value.Length > 0).Select(filter => filter.Key).Order(StringComparer.Ordinal));
            await audit.AppendAsync(new AuditDraft(AuditAct.Listed, list.Name, "", tools.Clock.GetUtcNow()) { Purpose = filters }.By(actor), ct);
        }

        var size = Math.Clamp(query.Size, 1, 200);
        var skip = (int)Math.Min((long)(Math.Max(query.Page, 1) - 1) * size, int.MaxValue - size);
        var take = size;
        var backwards = query.KnownTotal is { } total && skip > total / 2 && skip < total;
        if (backwards)
        {
            // The last pages are reached from the end.
            (skip, take) = ((int)Math.Max(0, query.KnownTotal!.Value - skip - size), (int)Math.Min(size, query.KnownTotal.Value - skip));
        }

        var rows = await list.Key.PageAsync(source, Ordered(list, source, query, backwards), skip, take, ct);
        if (backwards)
        {
            rows.Reverse();
        }

        return new(rows, [.. rows.Select(row => list.Columns.Select(column => column.Read(row, tools)).ToArray())]);
    }

    public async Task<long> CountAsync<TRow>(Actor actor, ListDefinition<TRow> list, ListQuery query, CancellationToken ct)
        where TRow : class =>
        await (await ScopedAsync(actor, list, query)).LongCountAsync(ct);

    private async Task<IQueryable<TRow>> ScopedAsync<TRow>(Actor actor, ListDefinition<TRow> list, ListQuery query)
        where TRow : class
    {
        var rows = list.Source(tools.Db).AsNoTracking();
        if (list.Owner is { } owner && (list.Permissions.SeeAll is not { } seeAll || !await grants.HasAsync(actor, seeAll)))
        {
            rows = rows.Where(Expression.Lambda<Func<TRow, bool>>(Expression.Equal(owner.Body, Expression.Constant(actor.StaffNo, typeof(string))), owner.Parameters));
        }

        foreach (var (name, typed) in query.Filters)
        {
            var filter = list.Filters.FirstOrDefault(known => known.Name == name) ?? throw new RuleViolation("Lists.UnknownFilter", name);
            if (!string.IsNullOrWhiteSpace(typed))
            {
                rows = rows.Where(filter.Where(typed.Trim(), tools));
            }
        }

        return rows;
    }

    private static IQueryable<TRow> Ordered<TRow>(ListDefinition<TRow> list, IQueryable<TRow> rows, ListQuery query, bool backwards)
        where TRow : class
    {
        var name = query.Sort ?? list.SortedBy;
        var descending = (query.Sort is null ? list.SortedDescending : query.Descending) != backwards;
        if (name is null)
        {
            return Order(rows, list.Key.Expression, descending, first: true);
        }

        var sort = list.Column(name)?.SortKey ?? throw new RuleViolation("Lists.UnknownSort", name);
        return Order(Order(rows, sort, descending, first: true), list.Key.Expression, descending, first: false);
    }

    private static IQueryable<TRow> Order<TRow>(IQueryable<TRow> rows, LambdaExpression key, bool descending, bool first)
    {
        var method = (first ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy)) + (descending ? "Descending" : "");
        return rows.Provider.CreateQuery<TRow>(Expression.Call(typeof(Queryable), method, [typeof(TRow), key.ReturnType], rows.Expression, Expression.Quote(key)));
    }
}
