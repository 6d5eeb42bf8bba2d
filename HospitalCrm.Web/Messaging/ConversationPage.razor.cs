using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Messaging;

/// <summary>回复短信: reads, assigns, notes, answers and settles one reply.</summary>
public sealed partial class ConversationPage
{
    private Conversation? _talk;
    private Problem? _problem;
    private Guid _token = Guid.CreateVersion7();
    private string _answer = "";
    private string _note = "";
    private string _remark = "";
    private bool _settles = true;
    private bool _mayRead;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string Key { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        _mayRead = await Run.MayAsync(Actor, ReadMessage.Requires);
        await ReadAsync();
    }

    /// <summary>Who has it now may have lost the right to it; he still stands in the list.</summary>
    private static IEnumerable<InboxMember> Choices(Conversation talk) =>
        talk.Reply.AssignedTo is { } present && talk.Staff.All(member => member.StaffNo != present) ? talk.Staff.Append(new(present, talk.AssignedName ?? present)) : talk.Staff;

    /// <summary>Reads anew and keeps what was typed meanwhile; <paramref name="noted"/> is the note just saved, which is not "typed" any more.</summary>
    private async Task ReadAsync(string? noted = null)
    {
        if (!Id<InboundMessage>.TryParse(Key, null, out var id))
        {
            (_talk, _problem) = (null, new(ProblemKind.Missing, "Messaging.Missing"));
            return;
        }

        var outcome = await Run.RunAsync(Actor, (ReadConversation use) => use.HandleAsync(id));
        var untouched = _note == (_talk?.Note ?? "") || _note == noted;
        (_talk, _problem) = (outcome.Value, outcome.Problem);
        _note = untouched ? _talk?.Note ?? "" : _note;
    }

    private async Task AnswerAsync()
    {
        var outcome = await Run.RunAsync(Actor, (AnswerInbound use) => use.HandleAsync(_talk!.Reply.Id, _token, _answer, _settles));
        if (outcome.Problem is { } problem)
        {
            _problem = problem;
            return;
        }

        if (outcome.Value is { State: MessageState.Suppressed } held)
        {
            // Kept with its reason; what was typed stays, should another way be found.
            _token = Guid.CreateVersion7();
            await ReadAsync();
            _problem = new(ProblemKind.Refused, "Messaging.AnswerHeld", held.Reason);
            return;
        }

        (_answer, _token) = ("", Guid.CreateVersion7());
        await ReadAsync();
        Notes.Done(Words["AnswerSent"]);
    }

    private Task AssignAsync(ChangeEventArgs change)
    {
        var to = change.Value?.ToString() is { Length: > 0 } chosen ? chosen : null;
        return DoAsync(() => Run.RunAsync(Actor, (AssignInbound use) => use.HandleAsync([_talk!.Reply.Id], to)), "ReplyAssigned");
    }

    private Task NoteAsync()
    {
        var noted = _note;
        return DoAsync(() => Run.RunAsync(Actor, (NoteInbound use) => use.HandleAsync(_talk!.Reply.Id, _talk.Reply.Version, noted)), "ReplyNoted", noted);
    }

    private Task SettleAsync() => DoAsync(() => Run.RunAsync(Actor, (HandleInbound use) => use.HandleAsync([_talk!.Reply.Id], _remark)), "ReplyHandled");

    private async Task DoAsync(Func<Task<Outcome<bool>>> act, string done, string? noted = null)
    {
        var outcome = await act();
        if (outcome.Problem is { } problem)
        {
            _problem = problem;
            return;
        }

        // Told once the page stands on what was saved: a next step before that would meet an old version.
        await ReadAsync(noted);
        Notes.Done(Words[done]);
    }
}
