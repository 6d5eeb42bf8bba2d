using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Layout;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;
using Radzen.Blazor;

namespace HospitalCrm.Web.Parts.Lists;

/// <summary>The one maintenance page (S4-4.1 … S4-4.7): everything follows from the <see cref="ListDefinition{TRow}"/>.</summary>
public sealed partial class ListPage<TRow>
{
    private readonly CancellationTokenSource _gone = new();
    private readonly HashSet<string> _ticked = new(StringComparer.Ordinal);
    private Dictionary<string, string> _typed = new(StringComparer.Ordinal);
    private (bool Add, bool Edit, bool Delete, bool Export) _may;
    private ListQuery _query = new();
    private List<ListLine<TRow>>? _lines;
    private List<string>? _toDelete;
    private Problem? _problem;
    private long? _total;
    private Action _onGrantsChanged = () => { };
    private OwnRights _own = default!;
    private bool _isAnswerable;
    private bool _isLoading;
    private int _asked;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [CascadingParameter] public StillAllowed? Guard { get; set; }

    [Parameter, EditorRequired] public ListDefinition<TRow> Definition { get; set; } = default!;

    [Parameter] public string? Title { get; set; }

    [Parameter] public RenderFragment? HeadingContent { get; set; }

    /// <summary>More buttons, left of 新增.</summary>
    [Parameter] public RenderFragment? Toolbar { get; set; }

    /// <summary>The page 新增 opens; or give <see cref="Add"/>.</summary>
    [Parameter] public string? AddUrl { get; set; }

    [Parameter] public EventCallback Add { get; set; }

    /// <summary>The page 编辑 and a double-click open; without it the definition's own URL, or give <see cref="Edit"/>.</summary>
    [Parameter] public Func<TRow, string>? EditUrl { get; set; }

    [Parameter] public EventCallback<TRow> Edit { get; set; }

    /// <summary>Deletes rows by key in one transaction, through a use case; null when done.</summary>
    [Parameter] public Func<IReadOnlyList<string>, Task<Problem?>>? Delete { get; set; }

    /// <summary>Draws a cell its own way; null leaves the text.</summary>
    [Parameter] public Func<ListCell<TRow>, RenderFragment?>? Cell { get; set; }

    /// <summary>Attributes of a row that tests and tools know it by, besides its key.</summary>
    [Parameter] public Func<TRow, IEnumerable<(string Name, object Value)>>? RowMarks { get; set; }

    [Parameter] public RenderFragment<TRow>? RowActions { get; set; }

    [Parameter] public string RowActionsWidth { get; set; } = "84px";

    /// <summary>What can be done with all ticked rows at once.</summary>
    [Parameter] public IReadOnlyList<ListAction<TRow>> Actions { get; set; } = [];

    /// <summary>Words of the URL that belong to the page around the list; every other the list does not know is refused.</summary>
    [Parameter] public IReadOnlyList<string> AddressWords { get; set; } = [];

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private Grants Grants { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private ListMemory Memory { get; set; } = default!;

    [Inject] private PageGate Gate { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private string Heading => Title ?? Words.Title(typeof(TRow), Definition.Name);

    private bool HasFilters => _query.Filters.Values.Any(typed => typed.Length > 0);

    private bool CanEdit => Edit.HasDelegate || EditUrl is not null || Definition.OpenUrl is not null;

    private bool HasTicks => (_may.Edit && CanEdit) || (_may.Delete && Delete is not null) || Toolbar is not null || _actions.Count > 0;

    private bool HasRowActions => (_may.Edit && CanEdit) || (_may.Delete && Delete is not null) || RowActions is not null;

    /// <summary>The ticked rows in the order they stand, for a page's own buttons.</summary>
    public IReadOnlyList<TRow> Ticked => [.. TickedLines().Select(line => line.Row)];

    public async Task ReloadAsync()
    {
        _ticked.Clear();
        _total = null;
        await LoadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Grants.Changed -= _onGrantsChanged;
        Guard?.Release(this);
        Gate.Release(this);
        await _gone.CancelAsync();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _onGrantsChanged = Here.Bound(() => _ = InvokeAsync(LookAgainAsync));
        Grants.Changed += _onGrantsChanged;
        Guard?.Spare(this);
        _own = new(Grants, Actor);
        Gate.Hold(this);
        var address = Nav.ToAbsoluteUri(Nav.Uri);
        Problem? refused = null;
        (_query, refused) = (ListAddress.IsBare(address, AddressWords) ? Memory.QueryOf(Definition.Name) : null) is { } remembered
            ? (remembered, null)
            : ListAddress.Read(address, Definition, AddressWords);
        _typed = new(_query.Filters, StringComparer.Ordinal);
        await _own.HaveChangedAsync();
        await AskRightsAsync();
        await DressAsync();
        _isAnswerable = refused is null;
        if (_isAnswerable)
        {
            await LoadAsync();
        }
        else
        {
            // An answer to another question than the one in the URL would be believed.
            _problem = refused;
            Gate.Release(this);
        }
    }

    /// <summary>What may be seen has changed: read anew, on the same page with the same ticks, or gone.</summary>
    private async Task LookAgainAsync()
    {
        if (!await _own.HaveChangedAsync() || _gone.IsCancellationRequested)
        {
            return;
        }

        await AskRightsAsync();
        if (await MayAsync(Definition.Permissions.View))
        {
            await (_isAnswerable ? ReadAnewAsync() : Task.CompletedTask);
        }
        else
        {
            Close();
        }

        StateHasChanged();
    }

    private async Task ReadAnewAsync()
    {
        _total = null;
        await LoadAsync();
        _ticked.IntersectWith(_lines?.Select(line => line.Key) ?? []);
    }

    private void Close()
    {
        _asked++; // an answer on its way was asked for with a right that is gone
        (_lines, _total, _toDelete, _asking, _exports, _choosesColumns) = (null, null, null, null, false, false);
        _ticked.Clear();
        _problem = new(ProblemKind.Forbidden, "Security.Forbidden", Definition.Permissions.View.Code);
        Gate.Release(this);
    }

    private async Task AskRightsAsync()
    {
        var permissions = Definition.Permissions;
        _may = (await MayAsync(permissions.Add), await MayAsync(permissions.Edit), await MayAsync(permissions.Delete), await MayAsync(permissions.Export));
        await ChooseActionsAsync();
    }

    private async Task<bool> MayAsync(Permission? permission) => permission is not null && await Run.MayAsync(Actor, permission);

    private Task QueryAsync() => AskAsync(_query with { Filters = Typed(), Page = 1, KnownTotal = null });

    private Task ResetAsync()
    {
        _typed.Clear();
        return QueryAsync();
    }

    private Task TurnAsync(int page) => AskAsync(_query with { Page = page, KnownTotal = _total });

    private Task SortAsync(string column) =>
        AskAsync(_query with { Sort = column, Descending = _query.Sort == column && !_query.Descending, Page = 1, KnownTotal = _total });

    private async Task AskAsync(ListQuery query)
    {
        _isAnswerable = true;
        _query = query;
        _total = query.KnownTotal;
        _ticked.Clear();
        var address = Nav.ToAbsoluteUri(Nav.Uri);
        var next = ListAddress.Write(address, Definition, query, AddressWords);
        if (next != address.PathAndQuery)
        {
            Nav.NavigateTo(next, replace: true);
        }

        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        // A slow answer to an earlier question must not overwrite a later one.
        var asked = ++_asked;
        _isLoading = true;
        var outcome = await Run.ReadAsync(Actor, Definition, _query, _gone.Token);
        if (asked != _asked || _gone.IsCancellationRequested)
        {
            return;
        }

        _isLoading = false;
        _problem = outcome.Problem;
        if (_problem is not null)
        {
            Gate.Release(this);
        }

        if (outcome.Value is { } page)
        {
            if (page.Rows.Count == 0 && _query.Page > 1)
            {
                // The last row of the last page was deleted, or the URL jumps past the end.
                await AskAsync(_query with { Page = await LastPageAsync() });
                return;
            }

            _lines = [.. page.Rows.Select((row, at) => Line(row, page.Cells[at]))];
            Memory.Keep(Definition.Name, _query, [.. _lines.Select(line => line.Key)]);
            Gate.Release(this);
            await CountAsync(asked);
        }
    }

    private async Task<int> LastPageAsync()
    {
        var outcome = await Run.CountAsync(Actor, Definition, _query, _gone.Token);
        return (int)Math.Clamp((outcome.Value + _query.Size - 1) / _query.Size, 1, Math.Max(1, _query.Page - 1));
    }

    /// <summary>The rows are on the screen first; counting a million takes longer than reading twenty.</summary>
    private async Task CountAsync(int asked)
    {
        if (_total is not null)
        {
            return;
        }

        if (_query.Page == 1 && _lines!.Count < _query.Size)
        {
            _total = _lines.Count;
            return;
        }

        StateHasChanged();
        var outcome = await Run.CountAsync(Actor, Definition, _query, _gone.Token);
        if (asked == _asked && outcome.Problem is null)
        {
            _total = outcome.Value;
        }
    }

    private ListLine<TRow> Line(TRow row, IReadOnlyList<object?> cells) =>
        new(Definition.Key.Of(row), row, [.. cells.Select(Words.Value)], Definition.OpenUrl?.Invoke(row) ?? EditUrl?.Invoke(row));

    private Dictionary<string, string> Typed() =>
        _typed.Where(typed => typed.Value.Trim().Length > 0).ToDictionary(typed => typed.Key, typed => typed.Value.Trim());
}
