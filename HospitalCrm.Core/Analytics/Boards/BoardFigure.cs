using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Analytics.Boards;

/// <summary>
/// One figure of the boards: how many rows a list holds under a question of codes and dates. The list behind the figure is asked the very
/// same question, so the two cannot disagree.
/// </summary>
/// <param name="Name">As in <c>dash-calls-now</c>.</param>
/// <param name="Path">The page of the list.</param>
public sealed record BoardFigure(string Name, BoardGroup Group, ListDefinition List, string Path)
{
    private static readonly Dictionary<string, string> Everything = [];

    /// <summary>Filters of the list, all of them such as may stand in an address.</summary>
    public Func<BoardDay, IReadOnlyDictionary<string, string>> Question { get; init; } = _ => Everything;

    /// <summary>More than none of it asks somebody to do something.</summary>
    public bool IsAlarm { get; init; }

    /// <summary>What changes while one looks and asks for somebody to act; the others are for the desk.</summary>
    public bool IsOnWall { get; init; } = true;

    /// <summary>The list behind it.</summary>
    public string Href(BoardDay day) => Question(day) is { Count: > 0 } asked
        ? Path + "?" + string.Join('&', asked.Select(filter => $"{filter.Key}={Uri.EscapeDataString(filter.Value)}"))
        : Path;

    /// <summary>The sight is that of everybody who may open the list, not one reader's own rows.</summary>
    public static bool IsShared(string sight) => sight == ListDefinition.SeesAll;

    /// <inheritdoc cref="ListDefinition.SightOfAsync"/>
    public ValueTask<string?> SightAsync(Grants grants, Actor actor) => List.SightOfAsync(grants, actor);
}

public enum BoardGroup
{
    Calls,
    FollowUps,
    Complaints,
    Messages,
    Satisfaction,
    Archives,
}

/// <param name="LastOnTime">Follow-ups due up to this day are overdue.</param>
public sealed record BoardDay(DateOnly Today, DateOnly LastOnTime)
{
    /// <summary>Today as a filter of days.</summary>
    public string TodayOnly => Write(Today) + ".." + Write(Today);

    public string Overdue => ".." + Write(LastOnTime);

    private static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
