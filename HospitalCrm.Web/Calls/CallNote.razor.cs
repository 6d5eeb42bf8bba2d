using System.Text.Json;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.After;
using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Parts.Forms;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Calls;

public sealed partial class CallNote
{
    private static readonly TimeSpan AfterTyping = TimeSpan.FromMilliseconds(800);

    private readonly ContactNoteForm _form = new();
    private IReadOnlyList<CodeChoice> _results = [];
    private CancellationTokenSource? _pause;
    private long _firstUnsaved;
    private ElementReference _text;
    private ContactTopic? _begun;
    private bool _loaded;
    private bool _dirty;
    private long _typed;
    private Task _keeping = Task.CompletedTask;
    private bool _saving;
    private bool _isProblem;
    private string? _message;

    // The words of the form's draft state: the reconnect banner reads them to tell what became of the typing.
    private string _draft = "none";

    [Parameter]
    public Id<CallSession> CallId { get; set; }

    [Parameter]
    public Actor Actor { get; set; } = Actor.Nobody;

    /// <summary>The call began to ring just now: there is nothing to read back yet, and a ring must not cost two reads for it.</summary>
    [Parameter]
    public bool IsFresh { get; set; }

    /// <summary>The form a topic belongs in, where there is one.</summary>
    [Parameter]
    public RenderFragment<ContactTopic>? TopicDoor { get; set; }

    [Inject]
    private UseCaseRunner Run { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private UnsavedWork Unsaved { get; set; } = default!;

    private string Key => SaveContactRecord.DraftKey(CallId);

    // A result that was switched off since it was chosen is still the one that was chosen.
    private IEnumerable<CodeChoice> Offered => _form.Result.Length == 0 || _results.Any(result => result.Code == _form.Result)
        ? _results
        : _results.Append(new(_form.Result, _form.Result, null));

    /// <summary>The agent pressed for it: the topic is set, what is typed stays, and the cursor waits in the text.</summary>
    public async Task BeginAsync(ContactTopic topic)
    {
        await _text.FocusAsync();
        if (!_loaded)
        {
            _begun = topic; // the draft first, else this would be kept over it
        }
        else if (_form.Topic != topic)
        {
            _form.Topic = topic;
            StateHasChanged();
            await TypedSomethingAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Unsaved.Unfollow(this);
        _pause?.Cancel();
        _pause?.Dispose();
        if (_dirty)
        {
            await KeepAsync();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        Unsaved.Follow(this, () => _dirty ? KeepAsync() : _keeping);
        if (IsFresh)
        {
            _loaded = true;
            return;
        }

        var draft = await Run.RunAsync(Actor, (ReadDraft use) => use.HandleAsync(Key));
        var note = draft.Value is { } kept
            ? JsonSerializer.Deserialize<ContactNoteForm>(kept.Body)
            : (await Run.RunAsync(Actor, (ReadContactRecord use) => use.HandleAsync(CallId))).Value;
        if (note is not null && !_dirty)
        {
            (_form.Topic, _form.Result, _form.Text) = (note.Topic, note.Result ?? "", note.Text);
            _message = draft.Value is not null ? L["DraftRestored"] : L["NoteSavedBefore"];
            _draft = draft.Value is not null ? "kept" : "none";
        }

        _loaded = true;
        if (_begun is { } topic)
        {
            await BeginAsync(topic);
        }
    }

    // After the card is on the screen: what may be chosen is not worth waiting for.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _results = (await Run.RunAsync(Actor, (ReadCallResults use) => use.HandleAsync())).Value ?? [];
            StateHasChanged();
        }
    }

    private Task ResultChosen(ChangeEventArgs change)
    {
        _form.Result = change.Value?.ToString() ?? "";
        return TypedSomethingAsync();
    }

    private Task TopicChosen(ChangeEventArgs change)
    {
        _form.Topic = Enum.TryParse<ContactTopic>(change.Value?.ToString(), out var topic) ? topic : _form.Topic;
        return TypedSomethingAsync();
    }

    private Task Typed(string? text)
    {
        _form.Text = text ?? "";
        return TypedSomethingAsync();
    }

    /// <summary>Kept when typing pauses, and at the latest three seconds into typing.</summary>
    private async Task TypedSomethingAsync()
    {
        (_dirty, _message, _draft) = (true, null, "unsaved");
        _typed++;
        _firstUnsaved = _firstUnsaved == 0 ? Clock.GetTimestamp() : _firstUnsaved;
        _pause?.Cancel();
        _pause?.Dispose();
        _pause = new();
        var due = Clock.GetElapsedTime(_firstUnsaved) > TimeSpan.FromSeconds(2) ? TimeSpan.Zero : AfterTyping;
        try
        {
            await Task.Delay(due, Clock, _pause.Token);
            await KeepAsync();
        }
        catch (OperationCanceledException)
        {
            // Typed on.
        }
    }

    private Task KeepAsync() => _keeping = KeepAfterAsync(_keeping);

    /// <summary>One after the other: a slow save of an older draft must not overtake a newer one, nor the saved note.</summary>
    private async Task KeepAfterAsync(Task earlier)
    {
        await earlier;
        var typed = _typed;
        _firstUnsaved = 0;
        var outcome = await Run.RunAsync(Actor, (SaveDraft use) => use.HandleAsync(Key, JsonSerializer.Serialize(_form)));
        _dirty = outcome.Problem is not null || typed != _typed;
        _draft = outcome.Problem is not null ? "failed" : _dirty ? "unsaved" : "kept";
    }

    private async Task SaveAsync()
    {
        _saving = true;
        _pause?.Cancel();
        try
        {
            await _keeping;
            var outcome = await Run.RunAsync(Actor, (SaveContactRecord use) => use.HandleAsync(CallId, _form));
            _isProblem = outcome.Problem is not null;
            _dirty = _isProblem && _dirty;
            _draft = _isProblem ? _draft : "none";
            _message = outcome.Problem is { } problem ? Said(problem) : L["NoteSaved"];
        }
        finally
        {
            _saving = false;
        }
    }

    private string Said(Problem problem) => problem.Fields is [var field, ..]
        ? L[field.Code, [.. field.Args.Select(arg => arg ?? "")]]
        : L[problem.Code, [.. problem.Args.Select(arg => arg ?? "")]];
}
