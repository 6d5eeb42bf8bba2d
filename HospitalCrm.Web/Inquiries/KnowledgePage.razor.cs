using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HospitalCrm.Web.Inquiries;

/// <summary>One article: read and sent by those who answer, written by those who keep it.</summary>
public sealed partial class KnowledgePage
{
    private readonly Guid _token = Guid.CreateVersion7();
    private KnowledgeSheet? _sheet;
    private KnowledgeForm? _form;
    private Problem? _problem;
    private string _number = "";
    private string? _sent;
    private string? _sentState;
    private string? _saved;
    private bool _mayManage;
    private bool _maySend;
    private bool _publishes = true;
    private bool _asksRetire;
    private bool _isBusy;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string? Key { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    // From the search box one article leads to another on the same page.
    protected override async Task OnParametersSetAsync()
    {
        if (_sheet is not null && Key == _sheet.Form.Id?.ToString())
        {
            return;
        }

        _mayManage = await Run.MayAsync(Actor, SaveKnowledge.Requires);
        _maySend = await Run.MayAsync(Actor, SendKnowledge.Requires);
        (_sheet, _form, _number, _sent, _sentState) = (null, null, "", null, null);
        _form = await RereadAsync();
    }

    private string DepartmentName(string? code) => _sheet?.Departments.FirstOrDefault(department => department.Code == code)?.Name ?? "";

    private async Task<KnowledgeForm?> RereadAsync()
    {
        Id<KnowledgeArticle>? id = null;
        if (Key is not null)
        {
            id = Id<KnowledgeArticle>.TryParse(Key, null, out var known) ? known : default(Id<KnowledgeArticle>);
        }

        var outcome = await Run.RunAsync(Actor, (ReadKnowledge use) => use.HandleAsync(id));
        (_sheet, _problem) = (outcome.Value ?? _sheet, outcome.Problem);
        return outcome.Value?.Form;
    }

    private async Task<Problem?> SaveAsync(KnowledgeForm form)
    {
        var publishes = _publishes && _sheet?.Standing?.State != KnowledgeState.Published;
        var outcome = await Run.RunAsync(Actor, (SaveKnowledge use) => use.HandleAsync(form, publishes));
        _saved = publishes ? Words["Knowledge.PublishedNow"] : null;
        return outcome.Problem;
    }

    private Task AskRetire()
    {
        _asksRetire = true;
        return Task.CompletedTask;
    }

    private async Task RetireAsync()
    {
        _asksRetire = false;
        var outcome = await Run.RunAsync(Actor, (RetireKnowledge use) => use.HandleAsync(new(_sheet!.Form.Id!.Value), _sheet.Form.Version));
        _problem = outcome.Problem;
        if (outcome.Problem is null)
        {
            Notes.Done(Words["Knowledge.RetiredNow"]);
            Leave();
        }
    }

    private async Task SendAsync(Guid? call)
    {
        _isBusy = true;
        var wish = new KnowledgeMessage(call is null ? Guid.CreateVersion7() : _token, _sheet!.Form.Id!.Value, _number, call);
        var outcome = await Run.RunAsync(Actor, (SendKnowledge use) => use.HandleAsync(wish));
        (_sent, _sentState) = SentWords.Of(outcome, Words);
        _isBusy = false;
    }

    private void Leave() => Nav.NavigateTo("/knowledge");
}

/// <summary>What became of a message somebody pressed a button for.</summary>
internal static class SentWords
{
    public static (string Text, string State) Of(Outcome<OutboxAnswer> outcome, Wording words) => outcome switch
    {
        { Problem: { } problem } => (words[problem.Code, [.. problem.Args]], "refused"),
        { Value: { State: MessageState.Suppressed } kept } => (words["Inquiries.SentNot", kept.Reason is { } reason ? words.Value(reason) : ""], "suppressed"),
        _ => (words["Inquiries.Sent"], "sent"),
    };
}
