using System.Globalization;
using HospitalCrm.Benchmarks.Lists;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Benchmarks.Complaints;

/// <summary>One named question to the list or the board.</summary>
/// <param name="Query">The next of its kind by its turn.</param>
internal sealed record ComplaintCase(string Name, string Who, ListDefinition<ComplaintRow> List, Func<int, ListQuery> Query);

/// <summary>Every order and filter a page offers, as the office, a head, an agent and a function department ask them.</summary>
internal static class ComplaintCases
{
    private const string Office = "complaint01";

    private static readonly string[] States = [ComplaintList.Open, ComplaintList.Overdue, .. Enum.GetNames<ComplaintState>()];

    public static IReadOnlyList<ComplaintCase> All { get; } =
    [
        new("open", Office, ComplaintList.Definition, _ => new()),
        new("sort.due.down", Office, ComplaintList.Definition, _ => new() { Sort = "DueAt", Descending = true }),
        new("next-page", Office, ComplaintList.Definition, turn => new() { Page = 2 + (turn % 50) }),
        new("filter.number", Office, ComplaintList.Definition, turn => ListCase.Query(("number", (turn * 37 % 100_000).ToString(CultureInfo.InvariantCulture)))),
        .. States.Select(state => new ComplaintCase($"filter.state.{state}", Office, ComplaintList.Definition, _ => ListCase.Query(("complaintState", state)))),
        .. Enum.GetNames<ComplaintSource>().Select(source => new ComplaintCase($"filter.source.{source}", Office, ComplaintList.Definition, _ => ListCase.Query(("complaintSource", source)))),
        new("filter.source+state", Office, ComplaintList.Definition, _ => ListCase.Query(("complaintSource", "Letter"), ("complaintState", "Closed"))),
        new("filter.department", Office, ComplaintList.Definition, turn => ListCase.Query(("department", ComplaintCrowd.Department(turn)))),
        new("filter.received.day", Office, ComplaintList.Definition, turn => ListCase.Query(("received", Days(turn, 1)))),
        new("filter.received.month", Office, ComplaintList.Definition, turn => ListCase.Query(("received", Days(turn, 30)))),
        new("board.callbacks", "agent01", ComplaintList.Callbacks, _ => new()),
        new("board.callbacks.next-page", "agent01", ComplaintList.Callbacks, turn => new() { Page = 2 + (turn % 20) }),
        new("board.drafts", Office, ComplaintDraftList.Definition, _ => new()),
        new("own.open", "agent02", ComplaintList.Definition, _ => new()),
        new("own.next-page", "agent02", ComplaintList.Definition, turn => new() { Page = 2 + (turn % 50) }),
        new("handler.open", "medical01", ComplaintList.Definition, _ => new()),
        new("head.open", "head01", ComplaintList.Definition, _ => new()),
    ];

    private static string Days(int turn, int count)
    {
        var from = TimeProvider.System.GetUtcNow().AddDays(-40 - (turn % 800));
        return string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}..{from.AddDays(count - 1):yyyy-MM-dd}");
    }
}
