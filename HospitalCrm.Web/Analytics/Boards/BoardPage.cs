using HospitalCrm.Core.Analytics.Boards;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Realtime;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Analytics.Boards;

/// <summary>What every board does: it watches its figures from the moment it is opened until it is left, and is told when one changed.</summary>
public abstract class BoardPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private BoardWatch? _watching;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Inject] private BoardRelay Relay { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private ParameterValues Parameters { get; set; } = default!;

    /// <summary>Null until the first figures are there.</summary>
    private protected BoardFrame? Frame => _watching?.Frame;

    /// <summary>The day the figures are of; a board left open over midnight leads to the new day's lists.</summary>
    protected BoardDay Day => BoardFigures.DayOf(Clock, Parameters);

    /// <summary>The names of the figures it shows.</summary>
    protected abstract IReadOnlySet<string> Figures { get; }

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
        _watching?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnInitializedAsync()
    {
        var watch = await Relay.WatchAsync(Actor, Figures, Here.Bound(() => _ = InvokeAsync(StateHasChanged)), _left.Token);
        if (_left.IsCancellationRequested)
        {
            watch.Dispose();
            return;
        }

        _watching = watch;
    }
}
