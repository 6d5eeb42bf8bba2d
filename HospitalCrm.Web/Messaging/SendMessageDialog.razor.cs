using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.ByHand;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Parts.Forms;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Messaging;

/// <summary>发短信 from an archive.</summary>
public sealed partial class SendMessageDialog
{
    private readonly HandMessageForm _form = new();
    private HandChoices? _choices;
    private HandPreview? _seen;
    private Problem? _problem;
    private Problem? _refused;
    private TypingPause? _pause;
    private bool _isBusy;
    private int _asked;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter, EditorRequired] public Id<Patient> Patient { get; set; }

    [Parameter, EditorRequired] public EventCallback Closed { get; set; }

    private HandTemplate? Chosen => _choices?.Templates.FirstOrDefault(template => template.Code == _form.Template);

    public void Dispose() => _pause?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        _pause = new(Clock, () => InvokeAsync(LookAsync));
        _form.PatientId = Patient.Value;
        var outcome = await Run.RunAsync(Actor, (ReadHandChoices use) => use.HandleAsync(Patient));
        (_choices, _problem) = (outcome.Value, outcome.Problem);
        _form.Template = _choices is { Templates: [var template, ..] } ? template.Code : "";
        _form.NumberId = _choices is { Numbers: [var number, ..] } ? number.Id : Guid.Empty;
        await LookAsync();
    }

    private Task ChooseAsync(ChangeEventArgs change)
    {
        _form.Template = change.Value?.ToString() ?? "";
        _form.Values.Clear();
        return LookAsync();
    }

    private Task TurnAsync(ChangeEventArgs change)
    {
        _form.NumberId = Guid.TryParse(change.Value?.ToString(), out var number) ? number : Guid.Empty;
        return LookAsync();
    }

    private void Type(string key, ChangeEventArgs change)
    {
        _form.Values[key] = change.Value?.ToString() ?? "";

        // What is on the button is what was looked at: nothing is sent that was typed since.
        _seen = null;
        _pause!.Touch();
    }

    private async Task LookAsync()
    {
        if (_form.NumberId == Guid.Empty)
        {
            return;
        }

        var asked = ++_asked;
        var outcome = await Run.RunAsync(Actor, (CheckHandMessage use) => use.HandleAsync(_form));
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

    /// <summary>What is still to be filled in, by the word that stands above its box.</summary>
    private string Open(Problem refused) =>
        refused is { Code: "Messaging.ValueMissing" or "Messaging.ValueUnreadable", Args: [string key, ..] } && Chosen?.Asked.FirstOrDefault(name => name.Key == key) is { } asked
            ? Words[refused.Code, asked.Word]
            : Words.Of(refused);

    private async Task SendAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        var outcome = await Run.RunAsync(Actor, (SendHandMessage use) => use.HandleAsync(_form));
        (_isBusy, _problem) = (false, outcome.Problem);
        if (outcome.Value is { } answer && outcome.Problem is null)
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
