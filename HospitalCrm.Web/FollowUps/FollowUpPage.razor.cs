using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Parts.Forms;
using HospitalCrm.Web.Questionnaires;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HospitalCrm.Web.FollowUps;

/// <summary>
/// One follow-up: the form, the stay, the medicines and what to say, side by side. What is typed is a sealed draft within three seconds,
/// and as long as somebody types the patient is his.
/// </summary>
public sealed partial class FollowUpPage
{
    private FollowUpSheet? _sheet;
    private FollowUpForm _form = new();
    private Answers _answers = Answers.None;
    private Answers _satisfaction = Answers.None;
    private OpinionChoice? _opinion;
    private Problem? _problem;
    private AnswerForm? _questions;
    private ElementReference _save;
    private TypingPause _pause = default!;
    private Task _keeping = Task.CompletedTask;
    private DateTimeOffset? _restoredAt;
    private string _draftState = "none";
    private string? _shownKey;
    private bool _showsProblems;
    private bool _isSaving;
    private bool _focuses;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string Key { get; set; } = "";

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private UnsavedWork Unsaved { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private PageGate Gate { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private Id<FollowUpTask> TaskId => Id<FollowUpTask>.TryParse(Key, null, out var id) ? id : default;

    public async ValueTask DisposeAsync()
    {
        Gate.Release(this);
        Unsaved.Set(this, false);
        _pause.Dispose();
        if (_draftState == "unsaved")
        {
            await KeepAsync();
        }
    }

    protected override void OnInitialized() => _pause = new(Clock, () => InvokeAsync(KeepAsync));

    protected override async Task OnParametersSetAsync()
    {
        if (_shownKey == Key)
        {
            return;
        }

        Gate.Hold(this);
        _shownKey = Key;
        (_sheet, _problem, _form, _answers, _opinion, _restoredAt, _draftState, _showsProblems) = (null, null, new(), Answers.None, null, null, "none", false);
        _satisfaction = Answers.None;
        await RestoreAsync();
        await ReadAsync();
        Gate.Release(this);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focuses && _questions is { } questions)
        {
            _focuses = false;
            await questions.FocusAsync();
        }
    }

    private async Task ReadAsync()
    {
        var outcome = await Run.RunAsync(Actor, (ReadFollowUp use) => use.HandleAsync(TaskId, _form.Edition));
        if (_form.Round is { } round && outcome.Value is { } asked && asked.Row.Round != round)
        {
            // Typed in an earlier round, which somebody else ended.
            (_form, _answers, _satisfaction, _opinion, _restoredAt, _draftState) = (new(), Answers.None, Answers.None, null, null, "none");
            outcome = await Run.RunAsync(Actor, (ReadFollowUp use) => use.HandleAsync(TaskId));
        }

        (_sheet, _problem) = (outcome.Value, outcome.Problem ?? _problem);
        if (_sheet is { IsMine: true } mine)
        {
            _form.Edition ??= mine.Questions?.Edition;
            (_form.Round, _form.TriedAt) = (mine.Row.Round, mine.TriedAt);
            if (mine.Numbers.FirstOrDefault(number => number.Id.Value == _form.Number) is not { IsDead: false })
            {
                _form.Number = mine.Numbers.FirstOrDefault(number => !number.IsDead)?.Id.Value;
            }

            _focuses = true;
        }
        else
        {
            _restoredAt = null;
        }
    }

    private async Task StartAsync()
    {
        var outcome = await Run.RunAsync(Actor, (TakeFollowUp use) => use.HandleAsync(TaskId));
        _problem = outcome.Problem;
        await ReadAsync();
    }

    /// <summary>失访, put back: he stands in the queue again, and the page offers to begin.</summary>
    private async Task RedoAsync()
    {
        var outcome = await Run.RunAsync(Actor, (RedoLostFollowUps use) => use.HandleAsync([TaskId]));
        _problem = outcome.Problem;
        if (_problem is null)
        {
            await ReadAsync();
            Notes.Done(Words["FollowUps.Redone", 1]);
        }
    }

    private async Task ReleaseAsync()
    {
        await KeepAsync();
        var outcome = await Run.RunAsync(Actor, (ReleaseFollowUp use) => use.HandleAsync(TaskId));
        _problem = outcome.Problem;
        if (_problem is null)
        {
            Unsaved.Set(this, false);
            Nav.NavigateTo("/follow-ups");
        }
    }

    private Task AnswerAsync(Answers answers)
    {
        _answers = answers;
        _form.Answers = answers.ToJson();

        // Whoever answers was reached.
        _form.Outcome ??= answers.IsEmpty ? null : FollowUpOutcome.Done;
        OnTyped();
        return Task.CompletedTask;
    }

    private void Judge(OpinionChoice? opinion)
    {
        _opinion = opinion;
        (_form.Opinion, _form.OpinionWhy) = (opinion?.Opinion, opinion?.Why);
        OnTyped();
    }

    private Task RingAsync(Guid? number)
    {
        _form.Number = number;
        OnTyped();
        return Task.CompletedTask;
    }

    private void ChooseAsync(ChangeEventArgs change)
    {
        _form.Outcome = FollowUpWord.Read(change.Value?.ToString());
        OnTyped();
    }

    private void NoteAsync(string? typed)
    {
        _form.Note = typed ?? "";
        OnTyped();
    }

    private void DayAsync(string typed)
    {
        _form.Day = DateInput.Read(typed);
        OnTyped();
    }

    private void DiedAsync(string typed)
    {
        _form.DiedOn = DateInput.Read(typed);
        OnTyped();
    }

    private void TimeAsync(ChangeEventArgs change)
    {
        _form.Time = TimeOnly.TryParse(change.Value?.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var time) ? time : null;
        OnTyped();
    }

    private void NeverAsync(ChangeEventArgs change)
    {
        _form.NeverAgain = change.Value is true;
        OnTyped();
    }

    /// <summary>Enter in the last question: the next Enter saves and brings the next patient.</summary>
    private async Task FinishAsync()
    {
        _form.Outcome ??= FollowUpOutcome.Done;
        await _save.FocusAsync();
    }

    private async Task SaveAsync(bool goesOn)
    {
        if (_isSaving)
        {
            return;
        }

        _isSaving = true;
        _pause.Cancel();
        await _keeping;
        try
        {
            var outcome = await Run.RunAsync(Actor, (RecordFollowUp use) => use.HandleAsync(TaskId, _form));
            _problem = outcome.Problem is { Fields: [var first, ..] } ? new(ProblemKind.Invalid, first.Code, [.. first.Args]) : outcome.Problem;
            _showsProblems = _problem?.Code == "Questionnaires.Answers";
            if (outcome.Value is { } answer)
            {
                await TakeAsync(answer, goesOn);
            }
            else if (_showsProblems)
            {
                _focuses = true;
            }
        }
        finally
        {
            _isSaving = false;
        }
    }

    private async Task TakeAsync(RecordAnswer answer, bool goesOn)
    {
        if (answer.State == FollowUpState.Leased)
        {
            // 空号: on to the next number, with what is typed.
            (_form.Outcome, _form.Number) = (null, null);
            Notes.Remind(Words["FollowUps.TryNext"]);
            await ReadAsync();
            return;
        }

        (_draftState, _restoredAt) = ("none", null);
        Unsaved.Set(this, false);
        if (answer.Alert is not null)
        {
            Notes.Remind(Words["FollowUps.AlertRaised"]);
        }

        Notes.Done(answer.State == FollowUpState.Waiting ? Words["FollowUps.SavedWaiting", answer.ReadyAt] : Words["FollowUps.SavedAs", answer.State]);
        var next = goesOn ? (await Run.RunAsync(Actor, (TakeNextFollowUp use) => use.HandleAsync())).Value : null;
        if (goesOn && next is null)
        {
            Notes.Remind(Words["FollowUps.NothingDue"]);
        }

        Nav.NavigateTo(next is { } one ? $"/follow-ups/{one}" : "/follow-ups");
    }
}
