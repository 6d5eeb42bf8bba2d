using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HospitalCrm.Web.Questionnaires;

/// <summary>
/// Questions to be answered, without a mouse from the first to the last: figures choose, Enter goes on. What the answers mean (warnings,
/// score, opinion with its reason) is seen while they are given.
/// </summary>
public sealed partial class AnswerForm : IAsyncDisposable
{
    private readonly string _name = "a" + Guid.NewGuid().ToString("N")[..8];
    private IReadOnlyList<LibraryEntry> _library = [];
    private string? _libraryOf;
    private Answers _answers = Answers.None;
    private AnswerCheck _check = QuestionSet.Empty.Check(Answers.None);
    private ElementReference _root;
    private DotNetObjectReference<AnswerForm>? _self;
    private IJSObjectReference? _script;
    private string? _awaited;
    private bool _maySet;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter, EditorRequired] public QuestionSet Questions { get; set; } = QuestionSet.Empty;

    [Parameter, EditorRequired] public Answers Answers { get; set; } = Answers.None;

    [Parameter] public EventCallback<Answers> AnswersChanged { get; set; }

    /// <summary>Whose library texts come first.</summary>
    [Parameter] public string? Department { get; set; }

    /// <summary>After a refused save: what is missing is said at its question.</summary>
    [Parameter] public bool ShowProblems { get; set; }

    [Parameter] public bool ReadOnly { get; set; }

    /// <summary>What a clinician set instead of the derived opinion.</summary>
    [Parameter] public OpinionChoice? Opinion { get; set; }

    [Parameter] public EventCallback<OpinionChoice?> OpinionChanged { get; set; }

    /// <summary>Enter in the last question.</summary>
    [Parameter] public EventCallback Finished { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    private IReadOnlyList<string> OpinionTexts => [.. _library.Where(text => text.Kind == LibraryKind.Opinion).Select(text => text.Text)];

    /// <summary>The first problem that is shown, else the first question without an answer, else the first.</summary>
    public Task FocusAsync()
    {
        var key = (ShowProblems ? _check.Problems.Select(problem => problem.Question).FirstOrDefault() : null)
            ?? (_check.Asked.FirstOrDefault(question => _answers[question.Key].Count == 0) ?? (_check.Asked is [var first, ..] ? first : null))?.Key;
        return key is null ? Task.CompletedTask : FocusOnAsync(key);
    }

    /// <summary>Asked by the keyboard, in the order keys were pressed: a branch that an answer opened is there by now.</summary>
    [JSInvokable]
    public async Task GoAsync(string key, int by)
    {
        var place = _check.Asked.Select(question => question.Key).ToList().IndexOf(key) + by;
        if (place >= _check.Asked.Count)
        {
            await Finished.InvokeAsync();
        }
        else if (place >= 0)
        {
            await FocusOnAsync(_check.Asked[place].Key);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        try
        {
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone.
        }
    }

    protected override async Task OnInitializedAsync() => _maySet = await Run.MayAsync(Actor, QuestionnairePermissions.SetOpinion);

    protected override async Task OnParametersSetAsync()
    {
        _answers = Answers;
        _check = Questions.Check(_answers);
        if (_libraryOf != (Department ?? ""))
        {
            _libraryOf = Department ?? "";
            _library = (await Run.RunAsync(Actor, (ReadLibrary use) => use.HandleAsync(Department))).Value ?? [];
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await Js.InvokeAsync<IJSObjectReference>("import", "./Questionnaires/AnswerForm.razor.js");
            await _script.InvokeVoidAsync("attach", _root, _self);
            if (_awaited is { } key)
            {
                await FocusOnAsync(key);
            }
        }
    }

    private async Task FocusOnAsync(string key)
    {
        if (_script is null)
        {
            // The form stands there before its script does.
            _awaited = key;
            return;
        }

        _awaited = null;
        await _script.InvokeVoidAsync("focus", _root, key);
    }

    private async Task AnswerAsync(Question question, IReadOnlyList<string> values)
    {
        if (ReadOnly)
        {
            return;
        }

        _answers = _answers.With(question.Key, values);
        _check = Questions.Check(_answers);
        await AnswersChanged.InvokeAsync(_answers);
    }

    /// <summary>What is not answered yet is no reproach before somebody tried to save.</summary>
    private AnswerProblem? ProblemOf(Question question) => _check.Problems.FirstOrDefault(problem =>
        problem.Question == question.Key && (ShowProblems || problem.Code is not ("Questionnaires.AnswerNeeded" or "Questionnaires.AnswerRowNeeded")));

    private IReadOnlyList<RedFlag> FlagsOf(Question question) => [.. _check.Flags.Where(flag => flag.Question == question.Key)];

    private IReadOnlyList<string> LibraryOf(Question question) => question.Library is { } kind && (kind != LibraryKind.Opinion || _maySet)
        ? [.. _library.Where(text => text.Kind == kind).Select(text => text.Text)]
        : [];
}
