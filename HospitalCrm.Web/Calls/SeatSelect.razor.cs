using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HospitalCrm.Web.Calls;

public sealed partial class SeatSelect
{
    private Action _onGrantsChanged = () => { };
    private bool _may;
    private bool _open;
    private string? _seat;
    private string _typed = "";
    private string? _ask;
    private string? _problem;

    [CascadingParameter]
    public Actor Actor { get; set; } = Actor.Nobody;

    public void Dispose() => Grants.Changed -= _onGrantsChanged;

    protected override Task OnInitializedAsync()
    {
        _onGrantsChanged = Here.Bound(() => _ = InvokeAsync(LookAgainAsync));
        Grants.Changed += _onGrantsChanged;
        return LookAsync();
    }

    private async Task LookAgainAsync()
    {
        // Only whether it may be used at all: a seat somebody is choosing stays half chosen.
        if (_may != await Run.MayAsync(Actor, CallPermissions.Answer))
        {
            (_open, _seat, _ask, _problem) = (false, null, null, null);
            await LookAsync();
            StateHasChanged();
        }
    }

    private async Task LookAsync()
    {
        _may = await Run.MayAsync(Actor, CallPermissions.Answer);
        if (_may)
        {
            _seat = (await Run.RunAsync(Actor, (ReadSeat use) => use.HandleAsync())).Value;
            _typed = _seat ?? "";
        }
    }

    private async Task TakeAsync(bool evenIfTaken)
    {
        var outcome = await Run.RunAsync(Actor, (TakeSeat use) => use.HandleAsync(_typed, evenIfTaken));
        (_ask, _problem) = (null, null);
        if (outcome.Problem is not { } problem)
        {
            (_seat, _open) = (outcome.Value, false);
            return;
        }

        var words = L[problem.Code, [.. problem.Args.Select(arg => arg ?? "")]].Value;
        _ask = problem.Code == "Calls.SeatTaken" ? words : null;
        _problem = _ask is null ? words : null;
    }

    private async Task LeaveAsync()
    {
        await Run.RunAsync(Actor, (LeaveSeat use) => use.HandleAsync());
        (_seat, _open) = (null, false);
    }

    private void OnKey(KeyboardEventArgs key) => _open = key.Key != "Escape" && _open;
}
