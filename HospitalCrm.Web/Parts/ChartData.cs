namespace HospitalCrm.Web.Parts;

/// <summary>What a chart draws: some series over the same categories.</summary>
/// <param name="Title">Read out instead of the picture.</param>
/// <param name="Of">What the categories are, as the table's first heading.</param>
public sealed record ChartData(string Title, string Of, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series)
{
    public bool IsEmpty => Categories.Count == 0 || Series.All(series => series.Values.All(value => value is null));
}

/// <param name="Values">One a category; null: not known, and a gap in a line.</param>
/// <param name="Colour">A colour of the theme, as in <c>--good</c>.</param>
/// <param name="Stack">Bars of the same name stand on each other.</param>
/// <param name="Scale">Which scale it is read on.</param>
public sealed record ChartSeries(string Name, ChartShape Shape, string Colour, IReadOnlyList<double?> Values, string? Stack = null, ChartScale Scale = ChartScale.Shared);

public enum ChartScale
{
    /// <summary>The left one, from zero.</summary>
    Shared,

    /// <summary>The right one, as far as its own values reach: for a total of which only the change is seen.</summary>
    Own,

    /// <summary>The right one, from 0 to 100.</summary>
    Percent,
}

public enum ChartShape
{
    Bar,
    Line,

    /// <summary>A line to measure against.</summary>
    Mark,
}
