using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Quarantine;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HospitalCrm.Web.Integration;

/// <summary>One bad row: what is wrong, and a box for each column to put it right. A covered cell that is left alone stays as it is.</summary>
public sealed partial class QuarantinedRowPage(UseCaseRunner run, Wording words, NavigationManager nav, NotificationService notes)
{
    private readonly Dictionary<string, string?> _typed = new(StringComparer.Ordinal);
    private QuarantinedDetail? _detail;
    private Problem? _problem;
    private Problem? _dismissProblem;
    private bool _dismisses;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string Key { get; set; } = "";

    private Wording Words => words;

    private Id<QuarantinedRow> Row => _detail!.Row.Id;

    protected override async Task OnInitializedAsync()
    {
        if (!Id<QuarantinedRow>.TryParse(Key, null, out var id))
        {
            _problem = new(ProblemKind.Missing, "Integration.Missing");
            return;
        }

        var outcome = await run.RunAsync(Actor, (ReadQuarantined use) => use.HandleAsync(id));
        (_detail, _problem) = (outcome.Value, outcome.Problem);
    }

    private string? Typed(QuarantinedCell cell) => _typed.TryGetValue(cell.Column.Name, out var typed) ? typed : cell.IsCovered ? "" : cell.Shown;

    private void Type(QuarantinedCell cell, string? typed)
    {
        // Emptying a covered box again means: as it was.
        if ((cell.IsCovered && string.IsNullOrEmpty(typed)) || (!cell.IsCovered && typed == (cell.Shown ?? "")))
        {
            _typed.Remove(cell.Column.Name);
            return;
        }

        _typed[cell.Column.Name] = typed;
    }

    private async Task RepairAsync()
    {
        // A column that was not there at all is there once the row is put right, even if it stays empty.
        var typed = _detail!.Cells.Where(cell => cell.Column.MustExist && !cell.IsThere).ToDictionary(cell => cell.Column.Name, _ => (string?)null, StringComparer.Ordinal);
        foreach (var (column, value) in _typed)
        {
            typed[column] = value;
        }

        var outcome = await run.RunAsync(Actor, (RepairQuarantined use) => use.HandleAsync(Row, typed));
        _problem = Said(outcome.Problem);
        if (_problem is null)
        {
            notes.Done(words[outcome.Value ? "Quarantine.Repaired" : "Quarantine.RepairedOld"]);
            nav.NavigateTo("/feeds/quarantine?state=Open");
        }
    }

    private async Task DismissAsync(string reason)
    {
        var outcome = await run.RunAsync(Actor, (DismissQuarantined use) => use.HandleAsync([Row], reason));
        _dismissProblem = outcome.Problem;
        if (_dismissProblem is null)
        {
            notes.Done(words["Quarantine.Dismissed", 1]);
            nav.NavigateTo("/feeds/quarantine?state=Open");
        }
    }

    /// <summary>The reason is a code; people read words.</summary>
    private Problem? Said(Problem? problem) =>
        problem is { Code: "Integration.StillFaulty", Args: [var column, string reason] } ? new(problem.Kind, problem.Code, column, words["Choice.reason." + reason]) : problem;
}
