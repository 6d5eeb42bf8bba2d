using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Calls;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Realtime;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace HospitalCrm.Web.Desk;

/// <summary>Registers this circuit as a tab of the agent, shows what the board says, and reports what reached the browser.</summary>
public sealed partial class PopPanel
{
    private static readonly TimeSpan ScriptLimit = TimeSpan.FromSeconds(10);

    private ElementReference _aside;
    private AgentTab? _tab;
    private PopView _view = PopView.Nothing;
    private PopSight? _sight;
    private Action _onGrantsChanged = () => { };
    private int _asked;
    private bool _started;
    private bool _gone;
    private string _announcement = "";
    private IJSObjectReference? _script;
    private IJSObjectReference? _watch;
    private DotNetObjectReference<PopPanel>? _self;

    [CascadingParameter]
    public Actor Actor { get; set; } = Actor.Nobody;

    [Inject]
    private ScreenPopBoard Board { get; set; } = default!;

    [Inject]
    private UseCaseRunner Run { get; set; } = default!;

    [Inject]
    private ParameterValues Parameters { get; set; } = default!;

    [Inject]
    private Grants Grants { get; set; } = default!;

    [Inject]
    private PopCircuit Circuit { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private IStringLocalizer<CallsTexts> L { get; set; } = default!;

    /// <summary>The browser says whether this tab is in front (for choosing the one tab that shows the card).</summary>
    [JSInvokable]
    public void TabState(bool visible, bool focused)
    {
        if (_tab is not null)
        {
            Board.Look(_tab, visible, focused);
        }
    }

    /// <summary>The first task after the frame that shows the card.</summary>
    [JSInvokable]
    public void Painted(Guid call)
    {
        if (_tab is not null)
        {
            Board.Painted(_tab, new(call));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        Grants.Changed -= _onGrantsChanged;
        GetUp();
        try
        {
            if (_watch is not null)
            {
                await _watch.InvokeVoidAsync("stop");
                await _watch.DisposeAsync();
            }

            if (_script is not null)
            {
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and its script with it.
        }

        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_started && Actor.Kind == ActorKind.Staff)
        {
            _started = true; // the layout may draw once before it knows who is signed in
            _onGrantsChanged = Here.Bound(() => _ = InvokeAsync(LookAgainAsync));
            Grants.Changed += _onGrantsChanged;
            await LookAgainAsync();
        }
        else if (_tab is not null)
        {
            // Runs when the browser has acknowledged the batch: the card is in its DOM.
            Board.Delivered(_tab, _view);
        }
    }

    /// <summary>At the start and whenever rights change: sits down, gets up, or has its cards read anew, as the agent's own rights say.</summary>
    private async Task LookAgainAsync()
    {
        var asked = ++_asked;
        var held = await Grants.OfAsync(Actor.StaffNo);
        var sight = new PopSight(held);
        if (_gone || asked != _asked || sight == _sight)
        {
            return;
        }

        _sight = sight;
        if (_tab is not null)
        {
            Board.Clear(_tab);
            GetUp();
            (_view, _announcement) = (PopView.Nothing, "");
            StateHasChanged();
        }

        if (sight.Answers)
        {
            await SitDownAsync(sight, asked);
        }
    }

    private void GetUp()
    {
        if (_tab is not null)
        {
            Circuit.Leave(_tab);
            Board.Detach(_tab);
            _tab = null;
        }
    }

    private async Task SitDownAsync(PopSight sight, int asked)
    {
        _tab = Board.Attach(Actor, sight.SeesUnrouted, Here.Bound(() => _ = InvokeAsync(Refresh)));
        Circuit.Enter(_tab);
        var live = await Run.RunAsync(Actor, (ReadLiveCalls use) => use.HandleAsync());
        if (_gone || asked != _asked)
        {
            return; // read with rights that have changed since
        }

        foreach (var card in live.Value ?? [])
        {
            Board.Push(card);
        }

        Refresh();
        if (_self is null)
        {
            await WatchAsync();
        }
    }

    /// <summary>A connection that breaks while the page loads swallows the answer; asked again until the browser gives it. Cards are shown meanwhile.</summary>
    private async Task WatchAsync()
    {
        _self = DotNetObjectReference.Create(this);
        while (_watch is null && !_gone)
        {
            try
            {
                _script ??= await Script.InvokeAsync<IJSObjectReference>("import", ScriptLimit, ["./Desk/PopPanel.razor.js"]);
                _watch = await _script.InvokeAsync<IJSObjectReference>("watch", ScriptLimit, [_aside, _self]);
                await _watch.InvokeVoidAsync("report");
            }
            catch (OperationCanceledException)
            {
                // The limit passed.
            }
            catch (JSDisconnectedException)
            {
                return;
            }
        }
    }

    private void Refresh()
    {
        if (_tab is null)
        {
            return;
        }

        var before = _view.Front?.Card;
        _view = Board.ViewOf(_tab);
        if (_view.Front is { Card: var card } && (before?.CallId != card.CallId || before.Match != card.Match))
        {
            _announcement = L[card.Dial is null ? "Announce" : "AnnounceDial", card.Patient?.Name ?? L["Match." + card.Match], card.Dial?.Order ?? 1];
        }

        StateHasChanged();
    }

    /// <summary>A bar of a call that is over, or a card that became another agent's.</summary>
    private async Task PutAwayAsync(PopItem item)
    {
        if (_tab is not null && item.IsElsewhere)
        {
            Board.PutAway(_tab, item.Card.CallId);
        }
        else
        {
            await Run.RunAsync(Actor, (DismissCall use) => use.HandleAsync(item.Card.CallId));
        }
    }

    private async Task TakeOverAsync(PopItem item) => await Run.RunAsync(Actor, (TakeOverCall use) => use.HandleAsync(item.Card.CallId));

    private void Claim(PopItem item)
    {
        if (_tab is not null && !item.IsUnrouted)
        {
            Board.Claim(_tab, item.Card.CallId);
        }
    }
}
