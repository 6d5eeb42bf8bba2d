using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.ByHand;
using HospitalCrm.Core.Notices.Guides;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Parts.Forms;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Notices;

/// <summary>发导诊短信 from an archive, or from the guides.</summary>
public sealed partial class SendGuideDialog
{
    private readonly GuideMessageForm _form = new();
    private GuideChoices? _choices;
    private HandPreview? _seen;
    private Problem? _problem;
    private Problem? _refused;
    private TypingPause? _pause;
    private bool _toNumber;
    private bool _maySeePatients;
    private bool _isBusy;
    private int _asked;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    /// <summary>Null: he is chosen here, or a number is typed.</summary>
    [Parameter] public Id<Patient>? Patient { get; set; }

    [Parameter] public GuideSubject Subject { get; set; }

    /// <summary>The guide it was opened from.</summary>
    [Parameter] public string? Code { get; set; }

    [Parameter, EditorRequired] public EventCallback Closed { get; set; }

    private string Chosen => KeyOf(_form.Subject, _form.Code);

    public void Dispose() => _pause?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        _pause = new(Clock, () => InvokeAsync(LookAsync));
        _maySeePatients = Patient is null && await Run.MayAsync(Actor, SearchPatients.Requires);
        _toNumber = Patient is null && !_maySeePatients;
        (_form.Subject, _form.Code, _form.PatientId) = (Subject, Code ?? "", Patient?.Value);
        await ReadAsync();
    }

    private static string KeyOf(GuideSubject subject, string code) => code.Length == 0 ? "" : $"{subject}:{code}";

    private static string Said(ChangeEventArgs typed) => typed.Value?.ToString() ?? "";

    private async Task ReadAsync()
    {
        var patient = _form.PatientId is { } chosen ? new Id<Patient>(chosen) : (Id<Patient>?)null;
        var outcome = await Run.RunAsync(Actor, (ReadGuideChoices use) => use.HandleAsync(patient));
        (_choices, _problem) = (outcome.Value ?? _choices, outcome.Problem);
        _form.NumberId = outcome.Value is { Numbers: [var number, ..] } ? number.Id : null;
        await LookAsync();
    }

    private Task ChooseAsync(ChangeEventArgs change)
    {
        var parts = Said(change).Split(':', 2);
        (_form.Subject, _form.Code) = parts.Length == 2 && Enum.TryParse<GuideSubject>(parts[0], out var subject) ? (subject, parts[1]) : (GuideSubject.Department, "");
        return LookAsync();
    }

    private Task TurnAsync(bool toNumber)
    {
        _toNumber = toNumber;
        _form.PatientId = null;
        return ReadAsync();
    }

    private Task PickAsync(Id<Patient>? patient)
    {
        _form.PatientId = patient?.Value;
        return ReadAsync();
    }

    private Task NumberAsync(ChangeEventArgs change)
    {
        _form.NumberId = Guid.TryParse(Said(change), out var number) ? number : null;
        return LookAsync();
    }

    private void Type(Action put)
    {
        put();

        // Nothing is sent that was typed since it was looked at.
        _seen = null;
        _pause!.Touch();
    }

    private async Task LookAsync()
    {
        var asked = ++_asked;
        var isOpen = _form.Code.Length > 0 && (_form.PatientId is not null ? _form.NumberId is not null : _form.Number.Trim().Length > 0);
        var outcome = isOpen ? await Run.RunAsync(Actor, (CheckGuideMessage use) => use.HandleAsync(_form)) : default;
        if (asked == _asked)
        {
            (_seen, _refused) = (outcome.Value, outcome.Problem);
            StateHasChanged();
        }
    }

    private string Answer(HandPreview seen) => seen switch
    {
        { State: MessageState.Suppressed } => Words["SendSuppressed", seen.Reason],
        _ when seen.NotBefore > Clock.GetUtcNow().AddMinutes(1) => Words["SendLater", seen.NotBefore, seen.Reason],
        _ => Words["SendReady", seen.Parts],
    };

    private async Task SendAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        var outcome = await Run.RunAsync(Actor, (SendGuideMessage use) => use.HandleAsync(_form));
        (_isBusy, _problem) = (false, outcome.Problem);
        if (outcome.Problem is null && outcome.Value is { } answer)
        {
            if (answer.State == MessageState.Suppressed)
            {
                Notes.Refused(Words["SendSuppressed", answer.Reason]);
            }
            else
            {
                Notes.Done(Words["SendQueued"]);
            }

            await Closed.InvokeAsync();
        }
    }
}
