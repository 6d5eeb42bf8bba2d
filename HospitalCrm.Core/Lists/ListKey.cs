using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists;

/// <summary>The key of a list's rows and how a page is fetched by it.</summary>
public abstract class ListKey<TRow>
    where TRow : class
{
    public static ListKey<TRow> By<TKey>(Expression<Func<TRow, TKey>> key) => new TypedListKey<TRow, TKey>(key);

    public abstract LambdaExpression Expression { get; }

    public abstract string Of(TRow row);

    /// <summary>The rows <paramref name="skip"/>… of <paramref name="ordered"/>, in that order.</summary>
    internal abstract Task<List<TRow>> PageAsync(IQueryable<TRow> source, IQueryable<TRow> ordered, int skip, int take, CancellationToken ct);
}

internal sealed class TypedListKey<TRow, TKey>(Expression<Func<TRow, TKey>> key) : ListKey<TRow>
    where TRow : class
{
    // Past this depth the keys are picked in an index first; skipping wide rows costs fifty times as much.
    private const int Deep = 2_000;

    private readonly Func<TRow, TKey> _read = key.Compile();

    public override LambdaExpression Expression => key;

    public override string Of(TRow row) => _read(row)?.ToString() ?? "";

    internal override async Task<List<TRow>> PageAsync(IQueryable<TRow> source, IQueryable<TRow> ordered, int skip, int take, CancellationToken ct)
    {
        if (skip < Deep)
        {
            return await ordered.Skip(skip).Take(take).ToListAsync(ct);
        }

        var keys = await ordered.Select(key).Skip(skip).Take(take).ToListAsync(ct);
        var picked = System.Linq.Expressions.Expression.Lambda<Func<TRow, bool>>(
            System.Linq.Expressions.Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(TKey)], System.Linq.Expressions.Expression.Constant(keys), key.Body),
            key.Parameters);
        var rows = await source.Where(picked).ToListAsync(ct);
        return [.. rows.OrderBy(row => keys.IndexOf(_read(row)))];
    }
}
