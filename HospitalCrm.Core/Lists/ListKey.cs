using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists;

/// <summary>The key of a list's rows and how a page is fetched by it.</summary>
public abstract class ListKey<TRow>
    where TRow : class
{
    public static ListKey<TRow> By<TKey>(Expression<Func<TRow, TKey>> key)
        where TKey : notnull => new TypedListKey<TRow, TKey>(key);

    public abstract LambdaExpression Expression { get; }

    public abstract string Of(TRow row);

    /// <summary>
    /// The keys of the rows <paramref name="skip"/>… of <paramref name="parts"/>, one behind the other: found inside the index that carries
    /// filter and order, so that rows skipped, sorted or thrown away are never read.
    /// </summary>
    internal abstract Task<PickedRows<TRow>> PickAsync(IReadOnlyList<IQueryable<TRow>> parts, int skip, int take, CancellationToken ct);
}

/// <summary>Rows known by their keys, in order; read a chunk at a time.</summary>
internal abstract class PickedRows<TRow>
    where TRow : class
{
    public abstract int Count { get; }

    /// <summary>Those that are still in <paramref name="source"/>.</summary>
    public abstract Task<List<TRow>> ReadAsync(IQueryable<TRow> source, int from, int count, CancellationToken ct);
}

internal sealed class TypedListKey<TRow, TKey>(Expression<Func<TRow, TKey>> key) : ListKey<TRow>
    where TRow : class
    where TKey : notnull
{
    private readonly Func<TRow, TKey> _read = key.Compile();

    public override LambdaExpression Expression => key;

    public override string Of(TRow row) => _read(row).ToString() ?? "";

    internal override async Task<PickedRows<TRow>> PickAsync(IReadOnlyList<IQueryable<TRow>> parts, int skip, int take, CancellationToken ct)
    {
        var keys = await parts[0].Select(key).Skip(skip).Take(take).ToListAsync(ct);
        for (var i = 1; i < parts.Count && keys.Count < take; i++)
        {
            skip = keys.Count > 0 ? 0 : Math.Max(0, skip - await parts[i - 1].CountAsync(ct));
            keys.AddRange(await parts[i].Select(key).Skip(skip).Take(take - keys.Count).ToListAsync(ct));
        }

        return new Picked(key, _read, keys);
    }

    private sealed class Picked(Expression<Func<TRow, TKey>> key, Func<TRow, TKey> read, List<TKey> keys) : PickedRows<TRow>
    {
        public override int Count => keys.Count;

        public override async Task<List<TRow>> ReadAsync(IQueryable<TRow> source, int from, int count, CancellationToken ct)
        {
            var wanted = new Wanted(keys.GetRange(from, Math.Min(count, keys.Count - from)));
            if (wanted.Keys.Count == 0)
            {
                return [];
            }

            // A member of an object, not a constant: the query is compiled once and its keys are parameters.
            var among = System.Linq.Expressions.Expression.Lambda<Func<TRow, bool>>(
                System.Linq.Expressions.Expression.Call(
                    typeof(Enumerable),
                    nameof(Enumerable.Contains),
                    [typeof(TKey)],
                    System.Linq.Expressions.Expression.Property(System.Linq.Expressions.Expression.Constant(wanted), nameof(Wanted.Keys)),
                    key.Body),
                key.Parameters);
            var found = (await source.Where(among).ToListAsync(ct)).ToDictionary(read);
            return [.. wanted.Keys.Where(found.ContainsKey).Select(known => found[known])];
        }

        private sealed record Wanted(List<TKey> Keys);
    }
}
