using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Routing;
using Radzen;

namespace HospitalCrm.Web.Parts.Forms;

/// <summary>
/// The one form: edits a copy, keeps what is typed as a sealed draft, puts the server's findings at their fields, and when somebody
/// else saved first lays both versions side by side instead of overwriting either.
/// </summary>
public sealed partial class FormPage<TForm>
{
    private TForm _form = default!;
    private TForm _before = default!;
    private TForm? _theirs;
    private TForm? _shown;
    private EditContext _context = default!;
    private FormFrame _frame = default!;
    private FormValidator<TForm>? _validator;
    private TypingPause _pause = default!;
    private Problem? _problem;
    private DateTimeOffset? _restoredAt;
    private string _draftState = "none";
    private bool _isSaving;
    private bool _isDone;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    /// <summary><c>data-form</c>: the form's one word.</summary>
    [Parameter, EditorRequired] public string Word { get; set; } = "";

    /// <summary>What is edited; it is copied, never changed.</summary>
    [Parameter, EditorRequired] public TForm Form { get; set; } = default!;

    /// <summary>Which draft (<c>patient:new</c>); no personal data. Null keeps none.</summary>
    [Parameter] public string? DraftKey { get; set; }

    /// <summary>Runs the use case; null when it is saved.</summary>
    [Parameter, EditorRequired] public Func<TForm, Task<Problem?>> Save { get; set; } = default!;

    /// <summary>Goes on after the save.</summary>
    [Parameter] public EventCallback Saved { get; set; }

    [Parameter, EditorRequired] public EventCallback Cancelled { get; set; }

    /// <summary>Reads the form as it is stored now, to lay beside what was typed when somebody else saved first.</summary>
    [Parameter] public Func<Task<TForm?>>? Reread { get; set; }

    [Parameter] public string? SaveText { get; set; }

    [Parameter] public string? SavedText { get; set; }

    [Parameter] public bool ReadOnly { get; set; }

    [Parameter, EditorRequired] public RenderFragment<TForm> ChildContent { get; set; } = default!;

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private UnsavedWork Unsaved { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private PageGate Gate { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private string DraftText => _draftState switch
    {
        "unsaved" => Words["DraftTyping"],
        "kept" => Words["DraftKept"],
        "failed" => Words["DraftFailed"],
        _ => "",
    };

    public async ValueTask DisposeAsync()
    {
        Unsaved.Set(this, false);
        Gate.Release(this);
        _pause.Dispose();
        if (_draftState == "unsaved")
        {
            await KeepAsync();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        Gate.Hold(this);
        _frame = new(typeof(TForm), ReadOnly);
        _pause = new(Clock, () => InvokeAsync(KeepAsync));
        Show(FormCopy.Of(Form));
        _shown = Form;
        _before = FormCopy.Of(Form);
        await RestoreAsync();
        Gate.Release(this);
    }

    protected override void OnParametersSet()
    {
        // The page gave another record; a mere re-render must not throw away what is typed.
        if (!ReferenceEquals(_shown, Form))
        {
            _shown = Form;
            _before = FormCopy.Of(Form);
            Show(FormCopy.Of(Form));
        }
    }

    private void Show(TForm form)
    {
        _form = form;
        _context = new(form);
        _context.OnFieldChanged += (_, _) => OnTyped();
    }

    private void OnTyped()
    {
        _typed++;
        Unsaved.Set(this, true, Keeper);
        if (DraftKey is not null)
        {
            _draftState = "unsaved";
            _pause.Touch();
        }

        StateHasChanged();
    }

    private async Task SubmitAsync()
    {
        // Enter and the button can arrive together.
        if (_isSaving || ReadOnly)
        {
            return;
        }

        _isSaving = true;
        try
        {
            _problem = null;
            if (!await _validator!.ValidateAsync(default))
            {
                _problem = new(ProblemKind.Invalid, "Kernel.Invalid");
                return;
            }

            await TakeAsync(await Save(_form));
        }
        finally
        {
            _isSaving = false;
        }
    }

    private async Task TakeAsync(Problem? problem)
    {
        if (problem is null)
        {
            _isDone = true;
            await DropAsync();
            Notes.Done(SavedText ?? Words["Saved"]);
            await Saved.InvokeAsync();
            return;
        }

        _problem = problem;
        _validator!.Show(problem.Fields);
        if (problem.Kind == ProblemKind.Stale && Reread is not null)
        {
            _theirs = await Reread();
        }
    }

    private void TakeMerged(TForm merged)
    {
        _before = _theirs!;
        _theirs = null;
        _problem = null;
        Show(merged);
        OnTyped();
    }

    private async Task CancelAsync()
    {
        _isDone = true;
        await DropAsync();
        await Cancelled.InvokeAsync();
    }
}
