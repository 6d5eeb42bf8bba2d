using System.Linq.Expressions;

namespace HospitalCrm.Core.Lists;

/// <summary>One query input.</summary>
/// <param name="Name">In camel case; <c>filter-&lt;name&gt;</c> in the browser and a text key.</param>
/// <param name="Where">What was typed → which rows stay. A typed value that cannot be meant (letters as a phone) yields no rows.</param>
public sealed record ListFilter<TRow>(string Name, FilterKind Kind, Func<string, ListTools, Expression<Func<TRow, bool>>> Where)
{
    /// <summary>For a choice: the values, whose texts Web knows.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>May stand in the URL (codes and dates); never a name, phone or id number.</summary>
    public bool IsPublic { get; init; }

    /// <summary>A typed text that is a code (a staff number, a ward), never a name: only such a text may be public.</summary>
    public bool IsCode { get; init; }

    /// <summary>Comes with a link from one person's card or archive and is never typed: said in words, taken off with the rest.</summary>
    public bool IsLinkOnly { get; init; }

    /// <summary>Tells nothing of one person (a disease, an age): may stand in a view others share, though not in the URL.</summary>
    public bool IsShareable { get; init; }

    /// <summary>Asked for seldom: stands behind 更多条件.</summary>
    public bool IsExtra { get; init; }

    /// <summary>Looks only at what is shown of a restricted archive too; to any other filter the closed ones do not answer.</summary>
    public bool IsShown { get; init; }

    /// <summary>For a filter over names: the whole name and nothing else, some of <see cref="Where"/>'s rows. All that is answered where names are covered.</summary>
    public Func<string, ListTools, Expression<Func<TRow, bool>>>? Whole { get; init; }
}

public enum FilterKind
{
    Text,
    Number,
    Choice,
    Date,

    /// <summary><c>2026-01-01..2026-01-31</c>, either end open.</summary>
    DateRange,
}
