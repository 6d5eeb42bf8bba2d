using System.Globalization;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Presence;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HospitalCrm.Web.Desk;

/// <summary>Opening a tab makes whoever has no state ready; every tab shows the one state there is.</summary>
public sealed partial class AgentState
{
    private Action<string> _onChanged = _ => { };
    private Action _onGrantsChanged = () => { };
    private OwnPresence? _own;
    private Problem? _problem;
    private bool _started;
    private bool _open;

    [CascadingParameter]
    public Actor Actor { get; set; } = Actor.Nobody;

    [Inject]
    private UseCaseRunner Run { get; set; } = default!;

    [Inject]
    private Grants Grants { get; set; } = default!;

    [Inject]
    private DeskBoard Board { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    public void Dispose()
    {
        Board.PresenceChanged -= _onChanged;
        Grants.Changed -= _onGrantsChanged;
    }

    protected override void OnInitialized()
    {
        _onChanged = Here.Bound<string>(staffNo =>
        {
            if (staffNo == Actor.StaffNo)
            {
                _ = InvokeAsync(() => LookAsync(arrives: false));
            }
        });
        _onGrantsChanged = Here.Bound(() => _ = InvokeAsync(() => LookAsync(arrives: false)));
        Board.PresenceChanged += _onChanged;
        Grants.Changed += _onGrantsChanged;
    }

    // After the bar is drawn: the cards of live calls come first.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_started && Actor.Kind == ActorKind.Staff)
        {
            _started = true;
            await LookAsync(arrives: true);
        }
    }

    private async Task LookAsync(bool arrives)
    {
        _own = await Run.MayAsync(Actor, CallPermissions.Answer) ? (await Run.RunAsync(Actor, (ComeToDesk use) => use.HandleAsync(arrives))).Value : null;
        _open &= _own is not null;
        StateHasChanged();
    }

    private async Task SetAsync(PresenceState state, string? reason)
    {
        var outcome = await Run.RunAsync(Actor, (SetPresence use) => use.HandleAsync(state, reason));
        (_problem, _open) = (outcome.Problem, outcome.Problem is not null);
        await LookAsync(arrives: false);
    }

    private string Elapsed(DateTimeOffset since) => Math.Max(0, (Clock.GetUtcNow() - since).TotalMilliseconds).ToString("F0", CultureInfo.InvariantCulture);

    private void OnKey(KeyboardEventArgs key) => _open = key.Key != "Escape" && _open;
}
