using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Parts.Lists;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HospitalCrm.Web.FollowUps;

/// <summary>待回访. A row that a colleague takes or ends says so within a second, without a question; the queue closes up some seconds later.</summary>
public sealed partial class FollowUpsPage
{
    // Rows must not move under somebody's finger; and fifty open pages ask one after the other.
    private static readonly TimeSpan CloseUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(6);

    private ListPage<FollowUpRow>? _list;
    private Action<IReadOnlyCollection<FollowUpMoved>> _onMoved = _ => { };
    private CalmLook _refill = default!;
    private bool _adds;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private FollowUpBoard Board { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    public void Dispose()
    {
        Board.Moved -= _onMoved;
        _refill.Dispose();
    }

    protected override void OnInitialized()
    {
        _refill = new(Clock, CloseUp + (Spread * Random.Shared.NextDouble()), Here.Bound(() => _ = InvokeAsync(RefillAsync)));
        _onMoved = Here.Bound<IReadOnlyCollection<FollowUpMoved>>(moved => _ = InvokeAsync(() => Show(moved)));
        Board.Moved += _onMoved;
    }

    private void Show(IReadOnlyCollection<FollowUpMoved> moved)
    {
        var known = moved.ToDictionary(one => one.TaskId);
        var shown = _list?.Patch(row => known.GetValueOrDefault(row.Id) is { } now ? As(row, now) : null) ?? [];

        // Something left the page, or came into the queue: another page of it, but not now.
        var here = shown.Select(row => row.Id).ToHashSet();
        if (shown.Any(row => row.QueueRank is null) || moved.Any(one => one.State == FollowUpState.Due && !here.Contains(one.TaskId)))
        {
            _refill.Want(atOnce: false);
        }
    }

    private static FollowUpRow As(FollowUpRow row, FollowUpMoved now) => row with
    {
        State = now.State,
        LeaseBy = now.Holder,
        Holder = now.HolderName ?? (row.LeaseBy == now.Holder ? row.Holder : null),
        LeaseUntil = now.LeaseUntil,
        AssigneeNo = now.Assignee,
        Assignee = now.AssigneeName ?? (row.AssigneeNo == now.Assignee ? row.Assignee : null),
        QueueRank = now.IsQueued ? row.QueueRank ?? 0 : null,
    };

    private async Task RefillAsync()
    {
        if (_list is { Ticked.Count: 0 } list)
        {
            await list.ReloadAsync();
        }
    }

    /// <summary>As the row stands now: its cells are as old as the page.</summary>
    private string WhyOf(FollowUpRow row) => Words.Value(FollowUpWhy.Of(row, Clock.Today()));

    private IEnumerable<(string Name, object Value)> Marks(FollowUpRow row) =>
        [("data-testid", "followup-row"), ("data-why", WhyOf(row)), ("data-state", row.State.ToString().ToLowerInvariant())];

    private async Task StartAsync(FollowUpRow row)
    {
        var outcome = await Run.RunAsync(Actor, (TakeFollowUp use) => use.HandleAsync(row.Id));
        if (outcome.Problem is { } problem)
        {
            Notes.Refused(Words.Of(problem));
            await _list!.ReloadAsync();
            return;
        }

        Nav.NavigateTo($"/follow-ups/{row.Id}");
    }

    private async Task NextAsync()
    {
        var outcome = await Run.RunAsync(Actor, (TakeNextFollowUp use) => use.HandleAsync());
        if (outcome.Value is { } next)
        {
            Nav.NavigateTo($"/follow-ups/{next}");
        }
        else
        {
            Notes.Remind(outcome.Problem is { } problem ? Words.Of(problem) : Words["FollowUps.NothingDue"]);
        }
    }

    private async Task AddedAsync()
    {
        _adds = false;
        await _list!.ReloadAsync();
    }
}
