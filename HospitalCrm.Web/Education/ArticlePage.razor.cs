using HospitalCrm.Core.Education;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HospitalCrm.Web.Education;

/// <summary>One article: written, approved by a second person, estimated and sent.</summary>
public sealed partial class ArticlePage
{
    private EducationArticleSheet? _sheet;
    private EducationArticleForm? _form;
    private Problem? _problem;
    private string? _saved;
    private string _why = "";
    private bool _maySave;
    private bool _submits;
    private bool _rejects;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string? Key { get; set; }

    /// <summary>The type it is written for.</summary>
    [SupplyParameterFromQuery(Name = "topic")] public string? Topic { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private IReadOnlyList<Guid?> Topics => [.. _sheet?.Topics.Select(topic => (Guid?)topic.Id) ?? []];

    protected override async Task OnInitializedAsync()
    {
        _maySave = await Run.MayAsync(Actor, SaveEducationArticle.Requires);
        _form = await RereadAsync();
        if (Key is null && Guid.TryParse(Topic, out var topic))
        {
            _form!.TopicId = topic;
        }
    }

    private static bool IsCondition(EducationArticleSheet sheet) => sheet.Topics.Any(topic => topic.Id == sheet.Form.TopicId && topic.Kind == EducationKind.Condition);

    private string NameOf(Guid? id) => _sheet?.Topics.FirstOrDefault(topic => topic.Id == id)?.Name ?? "";

    private string SmsHint(string text) => Words["Education.SmsHint", text.Trim().Length, SmsParts.Count(text, SmsBilling.Characters).Parts];

    private async Task<EducationArticleForm?> RereadAsync()
    {
        Id<EducationArticle>? id = null;
        if (Key is not null)
        {
            if (!Id<EducationArticle>.TryParse(Key, null, out var known))
            {
                _problem = new(ProblemKind.Missing, "Education.Missing");
                return null;
            }

            id = known;
        }

        var outcome = await Run.RunAsync(Actor, (ReadEducationArticle use) => use.HandleAsync(id));
        (_sheet, _problem) = (outcome.Value ?? _sheet, outcome.Problem);
        return outcome.Value?.Form;
    }

    private async Task<Problem?> SaveAsync(EducationArticleForm form)
    {
        var outcome = await Run.RunAsync(Actor, (SaveEducationArticle use) => use.HandleAsync(form, _submits));
        _saved = _submits ? Words["Education.Submitted"] : null;
        return outcome.Problem;
    }

    private async Task JudgeAsync(string? refusal)
    {
        var outcome = await Run.RunAsync(Actor, (JudgeArticle use) => use.HandleAsync(new(_sheet!.Form.Id!.Value), _sheet.Form.Version, refusal));
        if (outcome.Problem is { } problem)
        {
            _problem = problem;
            return;
        }

        _rejects = false;
        Notes.Done(Words[refusal is null ? "Education.Approved" : "Education.Rejected"]);
        _form = null;
        _form = await RereadAsync();
    }

    private async Task<Outcome<CampaignEstimate>> EstimateAsync(bool asNotice) =>
        await Run.RunAsync(Actor, (EstimateArticle use) => use.HandleAsync(new(_sheet!.Form.Id!.Value), asNotice));

    private async Task<Outcome<Id<EducationCampaign>>> StartAsync(bool asNotice, bool atUsualTime) =>
        await Run.RunAsync(Actor, (StartArticle use) => use.HandleAsync(new(_sheet!.Form.Id!.Value), _sheet.Form.Version, asNotice, atUsualTime));

    private void Leave() => Nav.NavigateTo("/health-info/articles");
}
