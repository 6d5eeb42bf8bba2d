using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Parts.Forms;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HospitalCrm.Web.Settings;

/// <summary>
/// One parameter: typed by its kind, saved by itself. Another administrator's change shows at once; where something else is being
/// typed, both stand side by side and nothing is lost.
/// </summary>
public sealed partial class ParameterEditor(UseCaseRunner run, UnsavedWork unsaved, NotificationService notes) : IDisposable
{
    private const string TrueText = "true";
    private const string FalseText = "false";

    private string _typed = "";
    private ParameterRow? _shown;
    private Problem? _problem;
    private bool _isStale;
    private bool _isBusy;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter, EditorRequired] public ParameterRow Row { get; set; } = default!;

    [Parameter] public bool MaySave { get; set; }

    /// <summary>Somebody else was first: the page reads all anew.</summary>
    [Parameter, EditorRequired] public EventCallback Stale { get; set; }

    [Parameter, EditorRequired] public EventCallback History { get; set; }

    private ParameterDefinition Definition => Row.Definition;

    private bool IsDirty => _typed != Row.Text;

    private string FieldId => "field-" + Row.Key;

    private string InputId => "parameter-" + Row.Key.Replace('.', '-');

    private string LabelId => InputId + "-label";

    private string ErrorId => InputId + "-error";

    private int? MaxLength => Definition.Kind switch { ParameterKind.Number => 9, ParameterKind.Time => 5, _ => Definition.MaxLength };

    private string[] Chosen => _typed.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => unsaved.Set(this, false);

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, Row))
        {
            return;
        }

        var wasDirty = _shown is not null && _typed != _shown.Text;
        if (!wasDirty || _typed == Row.Text)
        {
            Forget();
        }
        else if (_shown!.Stored != Row.Stored)
        {
            _isStale = true;
        }

        _shown = Row;
    }

    private void Type(string typed)
    {
        _typed = typed;
        _problem = null;
        unsaved.Set(this, IsDirty);
    }

    private void Choose(string choice, bool isChosen) =>
        Type(string.Join(',', Definition.Choices.Where(known => known == choice ? isChosen : Chosen.Contains(known))));

    private void Forget()
    {
        _typed = Row.Text;
        _problem = null;
        _isStale = false;
        unsaved.Set(this, false);
    }

    private Task SaveAsync() => SetAsync(Definition.Kind == ParameterKind.Time ? TypedTime.Tidy(_typed) : _typed);

    private Task ResetAsync() => SetAsync(null);

    private async Task SetAsync(string? text)
    {
        _isBusy = true;
        var seen = Row.Stored;
        if (text is not null)
        {
            // What is stored may be spelt a little otherwise; the row that comes back must find the same text here.
            _typed = text.Trim();
        }

        var outcome = await run.SetAsync(Actor, Definition, text, seen);
        _isBusy = false;
        _problem = outcome.Problem is { Kind: not ProblemKind.Stale } problem ? problem : null;
        if (outcome.Problem is null)
        {
            _isStale = false;
            unsaved.Set(this, false);
            notes.Done(Words["Parameter.Saved", Words.Label(Definition)]);
        }

        if (outcome.Problem is null or { Kind: ProblemKind.Stale })
        {
            await Stale.InvokeAsync();
        }
    }
}

/// <summary>A time of day however it is typed: 8:30, 0830, ８：３０.</summary>
internal static class TypedTime
{
    public static string Tidy(string typed)
    {
        var digits = new string([.. typed.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
        var parts = typed.Normalize(System.Text.NormalizationForm.FormKC).Trim().Split(':');
        return parts is [{ Length: 1 or 2 } hour, { Length: 1 or 2 } minute] ? $"{hour.PadLeft(2, '0')}:{minute.PadLeft(2, '0')}"
            : parts.Length == 1 && digits.Length is 3 or 4 ? $"{digits[..^2].PadLeft(2, '0')}:{digits[^2..]}"
            : typed.Trim();
    }
}
