using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Parts.Lists;

/// <summary>One thing done with all ticked rows at once, by a use case of the page's room.</summary>
/// <param name="Text">The text key of its button.</param>
/// <param name="Needs">Who sees it.</param>
/// <param name="DoAsync">All rows or none; null when done.</param>
public sealed record ListAction<TRow>(string Text, Permission Needs, Func<IReadOnlyList<TRow>, Task<Problem?>> DoAsync)
{
    public string? IconName { get; init; }

    /// <summary>The button's id in the browser.</summary>
    public string? TestId { get; init; }

    /// <summary>The text key of the question asked first, with the number of rows; null asks nothing.</summary>
    public string? Question { get; init; }

    /// <summary>The text key of what is said afterwards, with the number of rows.</summary>
    public string Done { get; init; } = "ActionDone";
}
