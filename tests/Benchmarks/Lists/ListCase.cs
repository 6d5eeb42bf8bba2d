using HospitalCrm.Core.Lists;

namespace HospitalCrm.Benchmarks.Lists;

/// <summary>One named question to the list of a million archives.</summary>
/// <param name="Next">The next question of its kind; another person, day or page every time.</param>
/// <param name="Bar">The server's p95 in milliseconds.</param>
internal sealed record ListCase(string Name, double Bar, Func<ListQuery> Next)
{
    /// <summary>Asks for the total instead of rows.</summary>
    public bool IsCount { get; init; }

    public static ListQuery Query(params (string Filter, string Typed)[] filters) =>
        new() { Filters = filters.ToDictionary(filter => filter.Filter, filter => filter.Typed) };
}
