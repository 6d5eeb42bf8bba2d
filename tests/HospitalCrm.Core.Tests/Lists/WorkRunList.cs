using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Tests.Lists;

/// <summary>A list for the tests: the work's name stands for its owner, many rows share a count.</summary>
internal static class WorkRunList
{
    public static ListDefinition<WorkRunRow> Definition { get; } = Make(owned: false);

    public static ListDefinition<WorkRunRow> OwnRowsOnly { get; } = Make(owned: true);

    private static ListDefinition<WorkRunRow> Make(bool owned) => new("work-runs")
    {
        Source = db => from run in db.WorkRuns select new WorkRunRow { Id = run.Id, Work = run.Work, Handled = run.Handled, StartedAt = run.StartedAt, Failure = run.Failure },
        Key = ListKey<WorkRunRow>.By(row => row.Id),
        Columns =
        [
            new("Work", row => row.Work) { SortKey = (System.Linq.Expressions.Expression<Func<WorkRunRow, string>>)(row => row.Work) },
            new("Handled", row => row.Handled) { SortKey = (System.Linq.Expressions.Expression<Func<WorkRunRow, int>>)(row => row.Handled) },
            new("Failure", row => row.Failure) { SortKey = (System.Linq.Expressions.Expression<Func<WorkRunRow, string?>>)(row => row.Failure) },
            new("StartedAt", row => row.StartedAt),
        ],
        Filters = [new("work", FilterKind.Text, (typed, _) => row => row.Work.Contains(typed))],
        Owner = owned ? row => row.Work : null,
        Permissions = new(SettingsPermissions.View) { SeeAll = SettingsPermissions.Manage },
    };
}

internal sealed record WorkRunRow
{
    public required Id<WorkRun> Id { get; init; }

    public required string Work { get; init; }

    public required int Handled { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required string? Failure { get; init; }
}
