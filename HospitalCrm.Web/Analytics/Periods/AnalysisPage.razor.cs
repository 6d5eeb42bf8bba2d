using HospitalCrm.Core.Analytics.Periods;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Analysis;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Surveys;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Analytics.Periods;

/// <summary>运营分析.</summary>
public sealed partial class AnalysisPage
{
    private const int LongestShown = 40;

    private CallAnalysis? _calls;
    private Problem? _problem;
    private string? _choice;
    private string? _asked;
    private string _from = "";
    private string _to = "";
    private bool _isRead;
    private List<(string Href, string Text)> _others = [];

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [SupplyParameterFromQuery(Name = "period")] public string? Period { get; set; }

    [SupplyParameterFromQuery(Name = "days")] public string? Range { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private string ExportUrl => $"/dashboard/analysis/export?from={DateInput.Write(_calls!.Span.From)}&to={DateInput.Write(_calls.Span.To)}";

    internal static string Days(AnalysisSpan span) => $"{DateInput.Write(span.From)}..{DateInput.Write(span.To)}";

    protected override async Task OnInitializedAsync()
    {
        foreach (var (right, href, text) in new[]
        {
            (ComplaintPermissions.Analyse, "/complaints/analysis", "Nav.complaint-analysis"),
            (FollowUpPermissions.Rates, "/follow-ups/rates", "Nav.follow-ups-rates"),
            (SurveyPermissions.View, "/surveys/satisfaction", "Nav.satisfaction"),
        })
        {
            if (await Run.MayAsync(Actor, right))
            {
                _others.Add((href, text));
            }
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"{Period}|{Range}";
        if (asked == _asked)
        {
            return;
        }

        _asked = asked;
        if (Span() is not { } span)
        {
            var named = Period ?? Range ?? "";
            (_calls, _choice, _problem) = (null, null, new(ProblemKind.Refused, "Analytics.NoSuchPeriod", named.Length > LongestShown ? named[..LongestShown] + "…" : named));
            return;
        }

        _choice = Range is null ? Period ?? PeriodChoice.Usual : null;
        (_from, _to) = (DateInput.Write(span.From), DateInput.Write(span.To));
        var outcome = await Run.RunAsync(Actor, (AnalyseCalls use) => use.HandleAsync(span.From, span.To));
        if (asked == _asked)
        {
            (_calls, _problem, _isRead) = (outcome.Value, outcome.Problem, true);
        }
    }

    private AnalysisSpan? Span() => Range?.Split("..") switch
    {
        null => PeriodChoice.Find(Period ?? PeriodChoice.Usual, Clock.Today()),
        [var from, var to] when DateInput.Read(from) is { } first && DateInput.Read(to) is { } last => new(first, last),
        _ => null,
    };

    private void Choose()
    {
        if (DateInput.Read(_from) is { } from && DateInput.Read(_to) is { } to)
        {
            Nav.NavigateTo($"/dashboard/analysis?days={Days(new(from, to))}");
            return;
        }

        _problem = new(ProblemKind.Refused, "Lists.BadDate", DateInput.Read(_from) is null ? _from : _to);
    }
}
