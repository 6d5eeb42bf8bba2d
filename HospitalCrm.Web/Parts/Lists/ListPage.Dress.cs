using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Dress;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Web.Parts.Lists;

/// <summary>Columns as this person wants them, views, and what is done with ticked rows.</summary>
public sealed partial class ListPage<TRow>
{
    private ListDress _dress = ListDress.Plain;
    private List<ListAction<TRow>> _actions = [];
    private ListAction<TRow>? _asking;
    private bool _exports;
    private bool _choosesColumns;
    private bool _mayDress;

    /// <summary>The columns shown, with their place among the definition's.</summary>
    private IReadOnlyList<(ListColumn<TRow> Column, int At)> Shown
    {
        get
        {
            var all = Definition.Columns.Select((column, at) => (Column: column, At: at)).ToList();
            var chosen = _dress.Columns.Select(name => all.Find(known => known.Column.Name == name)).Where(known => known.Column is not null).ToList();
            return chosen.Count == 0 ? [.. all.Where(known => !known.Column.IsExtra)] : chosen;
        }
    }

    private IReadOnlyList<string> ShownNames => _dress.Columns.Count == 0 ? [] : [.. Shown.Select(shown => shown.Column.Name)];

    private async Task DressAsync()
    {
        _mayDress = await MayAsync(ReadListDress.Requires);
        if (_mayDress && Actor.Kind == ActorKind.Staff)
        {
            _dress = (await Run.RunAsync(Actor, (ReadListDress use) => use.HandleAsync(Definition.Name, _gone.Token))).Value ?? ListDress.Plain;
        }
    }

    private async Task ChooseColumnsAsync(IReadOnlyList<string> columns)
    {
        _choosesColumns = false;
        var whole = columns.SequenceEqual(Definition.UsualColumns) ? [] : columns;
        var outcome = await Run.RunAsync(Actor, (ChooseColumns use) => use.HandleAsync(Definition.Name, whole));
        if (outcome.Problem is { } problem)
        {
            Notes.Refused(Words.Of(problem));
            return;
        }

        _dress = _dress with { Columns = whole };
    }

    private Task OpenViewAsync(ListView view)
    {
        // A list that was changed since may not know every word of an old view.
        var known = view.Question.Filters.Where(filter => Definition.Filters.Any(other => other.Name == filter.Key)).ToDictionary(filter => filter.Key, filter => filter.Value);
        _typed = new(known, StringComparer.Ordinal);
        _dress = _dress with { Columns = view.Question.Columns };
        var sort = Definition.Column(view.Question.Sort)?.SortKey is null ? null : view.Question.Sort;
        return AskAsync(_query with { Filters = known, Sort = sort, Descending = sort is not null && view.Question.Descending, Page = 1, KnownTotal = null });
    }

    private async Task<Problem?> SaveViewAsync((string Name, bool IsShared) asked)
    {
        var question = new ViewQuestion(Typed(), _query.Sort, _query.Descending, ShownNames);
        var outcome = await Run.RunAsync(Actor, (SaveView use) => use.HandleAsync(Definition.Name, asked.Name, question, asked.IsShared));
        if (outcome.Succeeded)
        {
            Notes.Done(Words["ViewSaved", asked.Name]);
            await DressAsync();
        }

        return outcome.Problem;
    }

    private async Task DropViewAsync(ListView view)
    {
        var outcome = await Run.RunAsync(Actor, (DropView use) => use.HandleAsync(view.Id));
        if (outcome.Problem is { } problem)
        {
            Notes.Refused(Words.Of(problem));
        }

        await DressAsync();
    }

    private async Task ChooseActionsAsync()
    {
        var allowed = new List<ListAction<TRow>>();
        foreach (var action in Actions)
        {
            if (await MayAsync(action.Needs))
            {
                allowed.Add(action);
            }
        }

        _actions = allowed;
    }

    private async Task PressAsync(ListAction<TRow> action)
    {
        if (_ticked.Count == 0)
        {
            Notes.Remind(Words["TickFirst"]);
        }
        else if (action.Question is null)
        {
            await DoAsync(action);
        }
        else
        {
            _asking = action;
        }
    }

    private async Task DoAsync(ListAction<TRow> action)
    {
        var rows = Ticked;
        _asking = null;
        if (await action.DoAsync(rows) is { } problem)
        {
            Notes.Refused(Words.Of(problem));
            return;
        }

        await ReloadAsync();
        Notes.Done(Words[action.Done, rows.Count]);
    }
}
