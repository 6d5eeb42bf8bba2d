using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Web.Parts.Forms;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HospitalCrm.Web.Patients;

/// <summary>The fields of an archive, with who may already be this person and what the id number says.</summary>
public sealed partial class PatientFields : IDisposable
{
    private static readonly string[] Telling = [nameof(PatientForm.Name), nameof(PatientForm.BirthDate), nameof(PatientForm.IdNumber), nameof(ContactNumberForm.Number)];
    private static readonly Sex[] Sexes = Enum.GetValues<Sex>();
    private static readonly NumberOwner[] Owners = Enum.GetValues<NumberOwner>();
    private static readonly string[] IdTypeCodes = [.. IdTypes.All.Select(type => type.Code)];
    private static readonly string[] Relations = [.. Relationships.All.Select(relation => relation.Code)];

    private IReadOnlyList<SimilarPatient> _similar = [];
    private EditContext? _watched;
    private TypingPause? _pause;
    private IdCardHints? _hints;
    private readonly HashSet<Id<Patient>> _different = [];
    private Id<Patient>? _compared;
    private int _seen;
    private int _asked;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [CascadingParameter] public EditContext Context { get; set; } = default!;

    [Parameter, EditorRequired] public PatientForm Form { get; set; } = default!;

    /// <summary>How often saving was stopped for similar archives: they are then looked up again.</summary>
    [Parameter] public int Stopped { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private BirthDate Birth => BirthDate.TryParse(Form.BirthDate, out var birth) ? birth : BirthDate.Unknown;

    private bool DoubtsIdNumber => Context.GetValidationMessages(() => Form.IdNumber).Any() && Form.IdType == IdTypes.ResidentIdCard;

    public void Dispose()
    {
        Leave();
        _pause?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _pause ??= new(Clock, () => InvokeAsync(FindSimilarAsync));
        if (_watched != Context)
        {
            Leave();
            _watched = Context;
            _watched.OnFieldChanged += OnFieldChanged;
            _watched.OnValidationStateChanged += OnValidated;
            ReadIdNumber();
            if (Form.Id is null)
            {
                _pause.Touch();
            }
        }

        if (_seen != Stopped)
        {
            _seen = Stopped;
            await FindSimilarAsync();
        }
    }

    private void Leave()
    {
        if (_watched is not null)
        {
            _watched.OnFieldChanged -= OnFieldChanged;
            _watched.OnValidationStateChanged -= OnValidated;
        }
    }

    private void OnValidated(object? sender, ValidationStateChangedEventArgs change) => _ = InvokeAsync(StateHasChanged);

    private void OnFieldChanged(object? sender, FieldChangedEventArgs change)
    {
        if (Telling.Contains(change.FieldIdentifier.FieldName))
        {
            Form.AcceptSimilar = false;
            Form.SameAs = null;
            _different.Clear();
            _pause!.Touch();
        }

        if (change.FieldIdentifier.FieldName == nameof(PatientForm.IdNumber))
        {
            Form.AcceptIdNumber = false;
        }

        ReadIdNumber();
        StateHasChanged();
    }

    /// <summary>A number that agrees with what stands there has nothing to add.</summary>
    private void ReadIdNumber()
    {
        var hints = Form.KeepsIdNumber() ? null : IdCardHints.Of(Form.IdType, Form.IdNumber);
        _hints = hints is null || hints.Sex == Form.Sex && hints.Birth == Birth ? null : hints;
    }

    private async Task FindSimilarAsync()
    {
        // A slow answer to an earlier question must not overwrite a later one.
        var asked = ++_asked;
        var outcome = await Run.RunAsync(Actor, (FindSimilarPatients use) => use.HandleAsync(Form));
        if (asked == _asked)
        {
            _similar = outcome.Value ?? [];
            StateHasChanged();
        }
    }

    private void Judge(Id<Patient> other, TypedVerdict verdict)
    {
        _compared = null;
        switch (verdict)
        {
            case TypedVerdict.OpenThat:
                Nav.NavigateTo($"/patients/{other}");
                break;
            case TypedVerdict.FurtherRecord:
                Form.SameAs = other.Value;
                break;
            default:
                // Said of each that was shown; one beyond the reader's scope is left to the tick below.
                _different.Add(other);
                Form.SameAs = Form.SameAs == other.Value ? null : Form.SameAs;
                Form.AcceptSimilar = _similar.All(similar => similar.Id is { } known && _different.Contains(known));
                break;
        }
    }

    /// <summary>Two archives were judged: who is left over?</summary>
    private Task DecidedAsync()
    {
        _compared = null;
        return FindSimilarAsync();
    }

    private void TakeHints()
    {
        (Form.Sex, Form.BirthDate) = (_hints!.Sex, _hints.Birth.ToString());
        Context.NotifyFieldChanged(Context.Field(nameof(PatientForm.BirthDate)));
    }

    private void AcceptIdNumber(ChangeEventArgs change)
    {
        Form.AcceptIdNumber = change.Value is true;
        Context.NotifyFieldChanged(Context.Field(nameof(PatientForm.IdType)));
    }

    private void AddNumber() => Change(() => Form.Numbers.Add(new()));

    private void RemoveNumber(ContactNumberForm number) => Change(() => Form.Numbers.Remove(number));

    private void AddContact() => Change(() => Form.Contacts.Add(new()));

    private void RemoveContact(ContactPersonForm contact) => Change(() => Form.Contacts.Remove(contact));

    private void Change(Action change)
    {
        change();
        Context.NotifyFieldChanged(Context.Field(nameof(PatientForm.Numbers)));
    }

    private static string Joined(params IEnumerable<string?> facts) => string.Join(" · ", facts.Where(fact => !string.IsNullOrEmpty(fact)));

    private static string Numbered(string word, int at) => at == 0 ? word : word + (at + 1).ToString(CultureInfo.InvariantCulture);
}
