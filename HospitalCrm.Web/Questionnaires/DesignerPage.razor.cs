using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Parts.Forms;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;

namespace HospitalCrm.Web.Questionnaires;

/// <summary>One questionnaire: its questions, its rules, a try, and its editions. Every step can be taken back until it is saved.</summary>
public sealed partial class DesignerPage : IAsyncDisposable
{
    private const int MostSteps = 50;

    private static readonly string[] Tabs = ["questions", "rules", "facts", "try", "editions"];

    private readonly Stack<QuestionSet> _past = [];
    private IReadOnlyList<DesignProblem> _problems = [];
    private IReadOnlySet<string> _used = new HashSet<string>();
    private QuestionnaireSheet? _sheet;
    private QuestionnaireForm _form = new();
    private QuestionSet _set = QuestionSet.Empty;
    private (string? Key, string? From)? _shown;
    private Problem? _problem;
    private TypingPause? _pause;
    private DateTimeOffset? _restoredAt;
    private ElementReference _root;
    private IJSObjectReference? _script;
    private string _tab = "questions";
    private int _selected = -1;
    private bool _mayDesign;
    private bool _isDirty;
    private bool _isKept = true;
    private bool _isBusy;
    private bool _isListening;
    private bool _asksPublish;
    private bool _asksOnceSaved;
    private bool _asksDiscard;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string? Key { get; set; }

    /// <summary>The questionnaire a new one begins as a copy of.</summary>
    [SupplyParameterFromQuery] public string? From { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private UnsavedWork Unsaved { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private string Heading => Key is null ? Words["Q.NewQuestionnaire"] : _sheet?.Form.Name ?? Words["Nav.questionnaires"];

    private string DraftKey => $"questionnaire:{Key ?? "new"}";

    /// <summary>What is published never changes: the first change of it begins the next edition.</summary>
    private int Number => _sheet!.State == QuestionnaireEditionState.Draft || !_isDirty ? _sheet.Number : _sheet.Number + 1;

    private QuestionnaireEditionState State => _isDirty ? QuestionnaireEditionState.Draft : _sheet!.State;

    public async ValueTask DisposeAsync()
    {
        Unsaved.Set(this, false);
        _pause?.Dispose();
        try
        {
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone.
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != (Key, From))
        {
            _shown = (Key, From);
            _pause ??= new(Clock, () => InvokeAsync(KeepAsync));
            _sheet = null;
            await ReadAsync();
            await RestoreAsync();

            // A new questionnaire got its own page first.
            _asksPublish = _asksOnceSaved && _sheet is { State: QuestionnaireEditionState.Draft };
            _asksOnceSaved = false;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_sheet is not null && !_isListening)
        {
            _isListening = true;
            _script = await Js.InvokeAsync<IJSObjectReference>("import", "./Questionnaires/DesignerPage.razor.js");
            await _script.InvokeVoidAsync("attach", _root);
        }
    }

    private async Task ReadAsync()
    {
        var outcome = Key is null || Id<Questionnaire>.TryParse(Key, null, out _)
            ? await Run.RunAsync(Actor, (ReadQuestionnaire use) => use.HandleAsync(Key == null ? null : Id<Questionnaire>.Parse(Key, null)))
            : new(null, new(ProblemKind.Missing, "Questionnaires.Missing"));
        _problem = outcome.Problem;
        if (outcome.Value is not { } sheet)
        {
            return;
        }

        _sheet = sheet;
        _form = sheet.Form;
        _used = sheet.UsedKeys;
        _mayDesign = sheet.MayDesign;
        _past.Clear();
        _isDirty = false;
        Show(sheet.Set);
        if (Key is null && Id<Questionnaire>.TryParse(From, null, out var from) && (await Run.RunAsync(Actor, (ReadQuestionnaire use) => use.HandleAsync(from))).Value is { } other)
        {
            _form = _form with { Name = Words["Q.CopyOf", other.Form.Name], Kind = other.Form.Kind };
            Take(other.Set);
        }
    }

    private void Show(QuestionSet set)
    {
        _set = set;
        _problems = DesignRules.Check(set, _sheet!.TypesBefore);
        _selected = Math.Clamp(_selected, Math.Min(0, set.Questions.Count - 1), set.Questions.Count - 1);
    }

    private void Take(QuestionSet set)
    {
        if (_past.Count >= MostSteps)
        {
            var kept = _past.Take(MostSteps - 1).Reverse().ToList();
            _past.Clear();
            kept.ForEach(_past.Push);
        }

        _past.Push(_set);
        Show(set);
        OnChanged();
    }

    private void TakeAt((QuestionSet Set, int Selected) step)
    {
        Take(step.Set);
        Select(step.Selected);
    }

    private void TakeForm(QuestionnaireForm form)
    {
        _form = form;
        OnChanged();
    }

    private void OnChanged()
    {
        _isDirty = true;
        _isKept = false;
        Unsaved.Set(this, true, KeepAsync);
        _pause?.Touch();
    }

    private void Select(int place) => _selected = Math.Clamp(place, -1, _set.Questions.Count - 1);

    private void Undo()
    {
        if (_past.TryPop(out var before))
        {
            Show(before);
            OnChanged();
        }
    }

    private Task ChooseAsync(DesignProblem problem)
    {
        _tab = problem.Question is null && problem.Code != "Questionnaires.QuestionCount" ? problem.Code == "Questionnaires.DueDays" ? "facts" : "rules" : "questions";
        Select(_set.Questions.Select(question => question.Key).ToList().IndexOf(problem.Question ?? ""));
        return Task.CompletedTask;
    }

    private string? CountOf(string tab) => tab switch
    {
        "questions" => $" {_set.Questions.Count}",
        "rules" => $" {_set.Opinions.Count}",
        "editions" => $" {_sheet!.Editions.Count}",
        _ => null,
    };

    private async Task SaveAsync()
    {
        _asksOnceSaved = false;
        if (await SavedAsync())
        {
            Notes.Done(Words["Saved"]);
        }
    }

    /// <summary>Keeps the draft; a new questionnaire has a page of its own from then on.</summary>
    private async Task<bool> SavedAsync()
    {
        if (_isBusy)
        {
            return false;
        }

        _isBusy = true;
        try
        {
            var outcome = await Run.RunAsync(Actor, (SaveQuestionnaire use) => use.HandleAsync(_form, _set));
            _problem = outcome.Problem is { Fields: [var field, ..] } ? new(ProblemKind.Invalid, field.Code, [.. field.Args]) : outcome.Problem;
            if (_problem is not null)
            {
                _tab = outcome.Problem!.Kind == ProblemKind.Invalid ? "facts" : _tab;
                return false;
            }

            await DropDraftAsync();
            if (Key is null)
            {
                Nav.NavigateTo($"/questionnaires/{outcome.Value}");
                return false;
            }

            await ReadAsync();
            return _problem is null;
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task AskPublishAsync()
    {
        if (_problems.Count > 0)
        {
            Notes.Refused(Words["Questionnaires.Unfinished", _problems.Count]);
            _tab = "questions";
            return;
        }

        _asksOnceSaved = Key is null;
        if (!_isDirty || await SavedAsync())
        {
            _asksPublish = _sheet!.State == QuestionnaireEditionState.Draft;
        }
    }

    private async Task PublishAsync()
    {
        _asksPublish = false;
        var outcome = await Run.RunAsync(Actor, (PublishQuestionnaire use) => use.HandleAsync(new(_sheet!.Form.Id!.Value), _sheet.Form.Version, _sheet.Number));
        if (outcome.Problem is not null)
        {
            _problem = outcome.Problem;
            return;
        }

        var number = _sheet!.Number;
        await ReadAsync();
        Notes.Done(Words["Q.Published", number]);
    }

    private async Task DiscardAsync()
    {
        _asksDiscard = false;
        var outcome = await Run.RunAsync(Actor, (DiscardDraft use) => use.HandleAsync(new(_sheet!.Form.Id!.Value), _sheet.Form.Version, _sheet.Number));
        await DropDraftAsync();
        await ReadAsync();
        _problem = outcome.Problem ?? _problem;
    }

    internal static TagTone ToneOf(QuestionnaireEditionState state) => state switch
    {
        QuestionnaireEditionState.Published => TagTone.Good,
        QuestionnaireEditionState.Draft => TagTone.Warning,
        _ => TagTone.Plain,
    };
}
