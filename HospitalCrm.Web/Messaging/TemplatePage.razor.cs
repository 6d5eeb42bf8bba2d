using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;

namespace HospitalCrm.Web.Messaging;

/// <summary>One template: its text with what a reader would see beside it, and all that was ever sent by it.</summary>
public sealed partial class TemplatePage : IAsyncDisposable
{
    private TemplateSheet? _sheet;
    private TemplateForm? _form;
    private Problem? _problem;
    private IJSObjectReference? _script;
    private string? _saved;
    private bool _maySave;
    private bool _mayApprove;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string? Key { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private string Heading => Key is null ? Words["NewTemplate"] : _sheet?.Form.Name ?? Words["Nav.templates"];

    private EditionLine? Waiting => _mayApprove ? _sheet?.Editions.FirstOrDefault(edition => edition.State == EditionState.Waiting && edition.WrittenByNo != Actor.StaffNo) : null;

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone.
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _maySave = await Run.MayAsync(Actor, SaveTemplate.Requires);
        _mayApprove = await Run.MayAsync(Actor, JudgeEdition.Requires);
        if (Key is null)
        {
            _form = new();
            return;
        }

        await ReadAsync();
    }

    private async Task<TemplateForm?> RereadAsync() => await ReadAsync() ? _sheet!.Form : null;

    private async Task<bool> ReadAsync()
    {
        var outcome = Id<MessageTemplate>.TryParse(Key, null, out var id)
            ? await Run.RunAsync(Actor, (ReadTemplate use) => use.HandleAsync(id))
            : new(null, new(ProblemKind.Missing, "Messaging.Missing"));
        (_sheet, _problem) = (outcome.Value ?? _sheet, outcome.Problem);
        _form ??= outcome.Value?.Form;
        return outcome.Problem is null;
    }

    private async Task<Problem?> SaveAsync(TemplateForm form)
    {
        var outcome = await Run.RunAsync(Actor, (SaveTemplate use) => use.HandleAsync(form));
        _saved = form.Category == MessageCategory.Promotion ? Words["TemplateSavedWaiting"] : null;
        return outcome.Problem;
    }

    /// <summary>Null when it is judged.</summary>
    private async Task<Problem?> JudgeAsync(int number, string? refusal)
    {
        var outcome = await Run.RunAsync(Actor, (JudgeEdition use) => use.HandleAsync(new(_sheet!.Form.Id!.Value), number, refusal));
        if (outcome.Problem is null)
        {
            Notes.Done(Words[refusal is null ? "EditionApproved" : "EditionRejected"]);
            _form = null;
            await ReadAsync();
            StateHasChanged();
        }

        return outcome.Problem;
    }

    /// <summary>Another kind names other things and may be sent as something else.</summary>
    private static void Turn(TemplateForm form, TemplateKind kind)
    {
        form.Kind = kind;
        if (!TemplateKinds.Of(kind).Categories.Contains(form.Category))
        {
            form.Category = TemplateKinds.Of(kind).Categories[0];
        }
    }

    private async Task InsertAsync(string words) => await (await ScriptAsync()).InvokeVoidAsync("insert", "field-text", words);

    private async Task WrapAsync() => await (await ScriptAsync()).InvokeVoidAsync("wrap", "field-text", "[", "]");

    private async Task<IJSObjectReference> ScriptAsync() => _script ??= await Js.InvokeAsync<IJSObjectReference>("import", "./Messaging/TemplatePage.razor.js");

    private void Leave() => Nav.NavigateTo("/templates");
}
