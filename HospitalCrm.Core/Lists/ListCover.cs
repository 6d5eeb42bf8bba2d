using System.Linq.Expressions;

namespace HospitalCrm.Core.Lists;

/// <summary>What is covered in the cells is not to be had by asking for it: filters and orders answer from what the reader sees, no more.</summary>
internal static class ListCover
{
    public static IQueryable<TRow> Filter<TRow>(IQueryable<TRow> rows, ListDefinition<TRow> list, ListFilter<TRow> filter, string typed, ListTools tools)
        where TRow : class
    {
        var closed = Closed(list, tools);
        if (filter.Whole is { } whole)
        {
            // Who knows the whole name learns nothing from a covered one.
            return !tools.SeesNames ? rows.Where(whole(typed, tools))
                : closed is null ? rows.Where(filter.Where(typed, tools))
                : rows.Where(filter.Where(typed, tools)).Where(Either(Not(closed), whole(typed, tools)));
        }

        var found = rows.Where(filter.Where(typed, tools));
        return closed is null || filter.IsShown ? found : found.Where(Not(closed));
    }

    /// <summary>In how many goes the rows are read in this order: those that are closed to the reader stand behind the others, by key.</summary>
    public static IReadOnlyList<(IQueryable<TRow> Rows, LambdaExpression? Sort)> Parts<TRow>(IQueryable<TRow> rows, ListDefinition<TRow> list, ListColumn<TRow>? column, ListTools tools)
        where TRow : class =>
        column is { IsShown: false } && Closed(list, tools) is { } closed
            ? [(rows.Where(Not(closed)), column.SortKey), (rows.Where(closed), null)]
            : [(rows, column?.SortKey)];

    private static Expression<Func<TRow, bool>>? Closed<TRow>(ListDefinition<TRow> list, ListTools tools)
        where TRow : class =>
        tools.SeesRestricted ? null : list.Restricted?.Invoke(tools.Db);

    private static Expression<Func<TRow, bool>> Not<TRow>(Expression<Func<TRow, bool>> one) => Expression.Lambda<Func<TRow, bool>>(Expression.Not(one.Body), one.Parameters);

    private static Expression<Func<TRow, bool>> Either<TRow>(Expression<Func<TRow, bool>> one, Expression<Func<TRow, bool>> other) =>
        Expression.Lambda<Func<TRow, bool>>(Expression.OrElse(one.Body, new Swap(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
