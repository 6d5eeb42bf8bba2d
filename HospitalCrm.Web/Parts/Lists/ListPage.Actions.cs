using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using Microsoft.AspNetCore.Components;
using Radzen;
using Radzen.Blazor;

namespace HospitalCrm.Web.Parts.Lists;

/// <summary>The buttons and the rows of the maintenance page.</summary>
public sealed partial class ListPage<TRow>
{
    /// <summary>Shows rows as they have become meanwhile, in their places and without asking again; null leaves a row as it is.</summary>
    /// <returns>The rows that are shown now.</returns>
    public IReadOnlyList<TRow> Patch(Func<TRow, TRow?> change)
    {
        if (_lines is null)
        {
            return [];
        }

        var changed = false;
        _lines = _lines.ConvertAll(line =>
        {
            var now = change(line.Row);
            changed |= now is not null;
            return now is null ? line : line with { Row = now };
        });
        if (changed)
        {
            StateHasChanged();
        }

        return _lines.ConvertAll(line => line.Row);
    }

    private void DrawRow(RowRenderEventArgs<ListLine<TRow>> row)
    {
        var key = row.Data!.Key;
        row.Attributes["data-testid"] = "list-row";
        row.Attributes["data-key"] = key;
        if (_ticked.Contains(key))
        {
            row.Attributes["class"] = "is-ticked";
        }

        foreach (var (name, value) in RowMarks?.Invoke(row.Data.Row) ?? [])
        {
            row.Attributes[name] = value;
        }
    }

    private bool IsDescending => _query.Sort is null ? Definition.SortedDescending : _query.Descending;

    private string SortGlyph(string column) =>
        column != (_query.Sort ?? Definition.SortedBy) ? "unfold_more" : IsDescending ? "arrow_downward" : "arrow_upward";

    private string SortWord(string column) => column != (_query.Sort ?? Definition.SortedBy) ? "" : Words[IsDescending ? "SortedDown" : "SortedUp"];

    private string HeadingOf(ListColumn<TRow> column) => Words.Column(typeof(TRow), Definition.Name, column.Name);

    private IEnumerable<ListLine<TRow>> TickedLines() => _lines?.Where(line => _ticked.Contains(line.Key)) ?? [];

    private void Tick(string key, ChangeEventArgs change)
    {
        if (change.Value is true)
        {
            _ticked.Add(key);
        }
        else
        {
            _ticked.Remove(key);
        }
    }

    private void TickAll(ChangeEventArgs change)
    {
        _ticked.Clear();
        if (change.Value is true)
        {
            _ticked.UnionWith(_lines!.Select(line => line.Key));
        }
    }

    private async Task AddAsync()
    {
        if (Add.HasDelegate)
        {
            await Add.InvokeAsync();
        }
        else
        {
            Nav.NavigateTo(AddUrl!);
        }
    }

    private async Task EditTickedAsync()
    {
        if (TickedLines().FirstOrDefault() is { } first)
        {
            await EditAsync(first);
        }
        else
        {
            Notes.Remind(Words["TickToEdit"]);
        }
    }

    private async Task EditAsync(ListLine<TRow> line)
    {
        if (Edit.HasDelegate)
        {
            await Edit.InvokeAsync(line.Row);
        }
        else if ((EditUrl?.Invoke(line.Row) ?? line.Url) is { } url)
        {
            Nav.NavigateTo(url);
        }
    }

    private async Task OpenAsync(DataGridRowMouseEventArgs<ListLine<TRow>> row)
    {
        var line = row.Data!;
        if (line.Url is { } url)
        {
            Nav.NavigateTo(url);
        }
        else if (_may.Edit)
        {
            await EditAsync(line);
        }
    }

    private void AskDelete()
    {
        if (_ticked.Count == 0)
        {
            Notes.Remind(Words["TickToDelete"]);
        }
        else
        {
            _toDelete = [.. TickedLines().Select(line => line.Key)];
        }
    }

    private void AskDelete(ListLine<TRow> line) => _toDelete = [line.Key];

    private async Task DeleteAsync()
    {
        var keys = _toDelete!;
        var problem = await Delete!(keys);
        _toDelete = null;
        if (problem is null)
        {
            await ReloadAsync();
            Notes.Done(Words["Deleted", keys.Count]);
        }
        else
        {
            Notes.Refused(Words.Of(problem));
        }
    }
}
