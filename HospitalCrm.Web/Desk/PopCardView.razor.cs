using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Praise;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Calls;
using HospitalCrm.Web.Realtime;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HospitalCrm.Web.Desk;

public sealed partial class PopCardView
{
    private string? _problem;
    private bool _mayComplain;
    private bool _mayPraise;
    private bool _mayInquire;
    private Guid? _followUp;
    private CallNote? _note;

    [Parameter]
    public PopItem Item { get; set; } = default!;

    [Parameter]
    public Actor Actor { get; set; } = Actor.Nobody;

    /// <summary>Asked for a call that is another agent's by now: there is nothing of ours left to dismiss.</summary>
    [Parameter]
    public EventCallback<PopItem> PutAway { get; set; }

    [Inject]
    private UseCaseRunner Run { get; set; } = default!;

    private PopCard Card => Item.Card;

    // Shorter than a draft takes to be kept, so that a card which moves to another tab reads its draft there.
    private bool IsFresh => Card.ReceivedStamp != 0 && Card.State == CallState.Ringing && Clock.GetElapsedTime(Card.ReceivedStamp) < TimeSpan.FromMilliseconds(600);

    // A line that cannot tell lets the agent say so even after the bell stopped.
    private bool MayAnswer => Card.Dial is null && (Card.AnsweredAt is null
        ? Card.State == CallState.Ringing || (Card.State == CallState.Missed && !Card.LineTells)
        : Card is { IsShared: true, State: CallState.Answered });

    protected override async Task OnInitializedAsync()
    {
        (_mayComplain, _mayPraise) = (await Run.MayAsync(Actor, ComplaintPermissions.Register), await Run.MayAsync(Actor, PraisePermissions.Register));
        _mayInquire = await Run.MayAsync(Actor, InquiryPermissions.Register);
    }

    private string Why(Caller caller)
    {
        var why = new List<string> { PopWords.Relation(caller, L) };
        if (caller.LastContactAt is { } spoken)
        {
            why.Add(L["Why.LastContact", PopWords.When(spoken)]);
        }

        if (caller.LastVisitOn is { } visit)
        {
            why.Add(L["Why.LastVisit", visit.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)]);
        }

        return string.Join(" · ", why);
    }

    /// <summary>What somebody wants to book is written down: there is no booking room yet.</summary>
    private Task WishAsync() => _note?.BeginAsync(ContactTopic.Appointment) ?? Task.CompletedTask;

    private Task AnswerAsync() => DoAsync(() => Run.RunAsync(Actor, (AnswerCall use) => use.HandleAsync(Card.CallId)));

    private Task NotReachedAsync() => DoAsync(() => Run.RunAsync(Actor, (SayNotReached use) => use.HandleAsync(Card.CallId)));

    /// <summary>What is being dialled is not put away but given up.</summary>
    private Task DismissAsync() => Item.IsElsewhere ? PutAway.InvokeAsync(Item)
        : Card is { Dial.IsOver: false, State: CallState.Ringing } ? DoAsync(() => Run.RunAsync(Actor, (CancelDial use) => use.HandleAsync(Card.CallId)))
        : DoAsync(() => Run.RunAsync(Actor, (DismissCall use) => use.HandleAsync(Card.CallId)));

    private Task ChooseAsync(Caller caller) => DoAsync(() => Run.RunAsync(Actor, (LinkCaller use) => use.HandleAsync(Card.CallId, caller.PatientId)));

    private Task MendAsync(Caller shown) => DoAsync(() => Run.RunAsync(Actor, (MendMatch use) => use.HandleAsync(Card.CallId, shown.PatientId)));

    /// <summary>A stale answer means the line moved on in this very moment: asked once more, it sees the new state.</summary>
    private async Task DoAsync(Func<Task<Outcome<bool>>> action)
    {
        var outcome = await action();
        if (outcome.Problem is { Kind: ProblemKind.Stale })
        {
            outcome = await action();
        }

        _problem = outcome.Problem is { } problem ? L[problem.Code, [.. problem.Args.Select(arg => arg ?? "")]].Value : null;
    }

    private Task OnKeyAsync(KeyboardEventArgs key) => key.Key switch
    {
        _ when key.IsComposing => Task.CompletedTask, // Escape ends the composing of a Chinese word first
        "Escape" => DismissAsync(),
        _ when key is { AltKey: true, Key: [>= '1' and <= '9' and var digit] } && digit - '1' < Card.Choices.Count && Card.Patient is null => ChooseAsync(Card.Choices[digit - '1']),
        _ => Task.CompletedTask,
    };
}
