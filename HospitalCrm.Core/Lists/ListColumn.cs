using System.Linq.Expressions;

namespace HospitalCrm.Core.Lists;

/// <summary>One column.</summary>
/// <param name="Name">The text key of its heading; camel-cased it is the column's name in the URL.</param>
/// <param name="Value">What it shows. Enums, dates and codes are put into words by Web.</param>
public sealed record ListColumn<TRow>(string Name, Func<TRow, object?> Value)
{
    /// <summary>A column whose text needs the vault or the clock (a masked phone, an age).</summary>
    public ListColumn(string name, Func<TRow, ListTools, object?> show)
        : this(name, row => null) => Show = show;

    public Func<TRow, ListTools, object?>? Show { get; }

    /// <summary>Given only where an index carries it: an unindexed sort is not offered.</summary>
    public LambdaExpression? SortKey { get; init; }

    /// <summary>Shown of a restricted archive too; sorted by any other column, the closed ones stand at the end.</summary>
    public bool IsShown { get; init; }

    /// <summary>A CSS width; null = what is left.</summary>
    public string? Width { get; init; }

    /// <summary>Seldom wanted: shown and exported only to those who choose it.</summary>
    public bool IsExtra { get; init; }

    public object? Read(TRow row, ListTools tools) => Show is null ? Value(row) : Show(row, tools);
}
