using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Layout;
using HospitalCrm.Web.Parts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Settings;

/// <summary>菜单管理: name, parent, order, path (S4-5.2), and whether it is shown.</summary>
public sealed partial class MenusPage
{
    private List<Row>? _rows;
    private string _seen = "";
    private Problem? _problem;
    private Action _onChanged = () => { };
    private bool _maySave;
    private bool _isDirty;
    private bool _isStale;
    private bool _isBusy;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    public void Dispose()
    {
        Values.Changed -= _onChanged;
        Unsaved.Set(this, false);
    }

    protected override async Task OnInitializedAsync()
    {
        _onChanged = Here.Bound(() => _ = InvokeAsync(LookAgainAsync));
        Values.Changed += _onChanged;
        _maySave = await Run.MayAsync(Actor, ArrangeMenu.Requires);
        await ReadAsync();
    }

    private async Task LookAgainAsync()
    {
        var outcome = await Run.RunAsync(Actor, (ReadMenuPlaces use) => use.HandleAsync());
        if (outcome.Value is not { } places || places.Seen == _seen)
        {
            return;
        }

        if (_isDirty)
        {
            _isStale = true;
        }
        else
        {
            Show(places);
        }

        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        var outcome = await Run.RunAsync(Actor, (ReadMenuPlaces use) => use.HandleAsync());
        _problem = outcome.Problem;
        if (outcome.Value is { } places)
        {
            Show(places);
        }
    }

    private void Show(MenuPlaces places)
    {
        var stored = places.Places.ToDictionary(place => place.Entry, place => place.Text, StringComparer.Ordinal);
        _rows = [.. MenuArrangement.Lines(stored.GetValueOrDefault).Select(line => new Row(line))];
        _rows = [.. _rows.OrderBy(row => Menu.Groups.ToList().FindIndex(group => group.Text == row.Group)).ThenBy(row => row.Line.Order)];
        _seen = places.Seen;
        _isStale = false;
        SetDirty(false);
    }

    private void Put(Action change)
    {
        change();
        _problem = null;
        SetDirty(true);
    }

    private void Declare() => Put(() => _rows!.ForEach(row => row.Declare()));

    private void SetDirty(bool isDirty)
    {
        _isDirty = isDirty;
        Unsaved.Set(this, isDirty);
    }

    private async Task KeepMineAsync()
    {
        var outcome = await Run.RunAsync(Actor, (ReadMenuPlaces use) => use.HandleAsync());
        _seen = outcome.Value?.Seen ?? _seen;
        _isStale = false;
        await SaveAsync();
    }

    private async Task SaveAsync()
    {
        if (_rows!.Exists(row => row.Typed is null))
        {
            _problem = new(ProblemKind.Refused, "Settings.MenuOrder", 0, 9_999);
            return;
        }

        _isBusy = true;
        var places = _rows.ConvertAll(row => row.Place);
        var seen = _seen;
        var outcome = await Run.RunAsync(Actor, (ArrangeMenu use) => use.HandleAsync(places, seen));
        _isBusy = false;
        _isStale = outcome.Problem?.Kind == ProblemKind.Stale;
        _problem = _isStale ? null : outcome.Problem;
        if (outcome.Problem is null)
        {
            await ReadAsync();
            Notes.Done(Words["Menus.Saved"]);
        }
    }

    /// <summary>One line of the menu while it is being arranged.</summary>
    private sealed class Row(MenuLine line)
    {
        public MenuLine Line => line;

        public string? Group { get; set; } = line.Place.Group ?? line.DeclaredGroup;

        public string Order { get; set; } = line.Order.ToString(CultureInfo.InvariantCulture);

        public bool IsHidden { get; set; } = line.Place.IsHidden;

        public int? Typed => int.TryParse(Order.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : null;

        public MenuPlace Place => new(line.Entry.Text, Group == line.DeclaredGroup ? null : Group, Typed == line.DeclaredOrder ? null : Typed, IsHidden);

        public void Declare() => (Group, Order, IsHidden) = (line.DeclaredGroup, line.DeclaredOrder.ToString(CultureInfo.InvariantCulture), false);
    }
}
