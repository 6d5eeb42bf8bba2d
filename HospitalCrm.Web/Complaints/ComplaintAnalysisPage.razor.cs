using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Analysis;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Complaints;

/// <summary>投诉分析. The days stand in the address, so that a look can be passed on.</summary>
public sealed partial class ComplaintAnalysisPage
{
    private static readonly string[] Presets = ["this-month", "last-month", "this-quarter", "last-quarter", "this-year"];

    private ComplaintAnalysis? _analysis;
    private Problem? _problem;
    private string _from = "";
    private string _to = "";
    private bool _mayList;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [SupplyParameterFromQuery(Name = "days")] public string? Days { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private string ExportUrl => $"/complaints/analysis/export?from={DateInput.Write(_analysis!.Span.From)}&to={DateInput.Write(_analysis.Span.To)}";

    protected override async Task OnInitializedAsync()
    {
        _mayList = await Run.MayAsync(Actor, ComplaintPermissions.View);
        if (Days?.Split("..") is [var from, var to] && DateInput.Read(from) is not null && DateInput.Read(to) is not null)
        {
            (_from, _to) = (from, to);
            await ReadAsync();
            return;
        }

        await ShowAsync(Presets[2]);
    }

    private static IEnumerable<(string Word, double? Now, double? Before, ComplaintMeasure Part, ComplaintMeasure Whole)> Shares(ComplaintAnalysis analysis) =>
    [
        ("InTime", analysis.Total.InTimeShare, analysis.TotalBefore.InTimeShare, ComplaintMeasure.InTime, ComplaintMeasure.Judged),
        ("Inner", analysis.Total.InnerShare, analysis.TotalBefore.InnerShare, ComplaintMeasure.InnerInTime, ComplaintMeasure.InnerJudged),
        ("Content", analysis.Total.ContentShare, analysis.TotalBefore.ContentShare, ComplaintMeasure.Content, ComplaintMeasure.Rated),
    ];

    private Task ShowAsync(string preset)
    {
        var today = Clock.Today();
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        var (from, next) = preset switch
        {
            "this-month" => (month, month.AddMonths(1)),
            "last-month" => (month.AddMonths(-1), month),
            "last-quarter" => (quarter.AddMonths(-3), quarter),
            "this-year" => (new DateOnly(today.Year, 1, 1), new DateOnly(today.Year + 1, 1, 1)),
            _ => (quarter, quarter.AddMonths(3)),
        };
        (_from, _to) = (DateInput.Write(from), DateInput.Write(next.AddDays(-1)));
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        if (DateInput.Read(_from) is not { } from || DateInput.Read(_to) is not { } to)
        {
            _problem = new(ProblemKind.Refused, "Lists.BadDate", DateInput.Read(_from) is null ? _from : _to);
            return;
        }

        var outcome = await Run.RunAsync(Actor, (AnalyseComplaints use) => use.HandleAsync(from, to));
        (_analysis, _problem) = (outcome.Value ?? _analysis, outcome.Problem);
    }

    private string? Link(DaySpan? span, string? filter, ComplaintMeasure? measure)
    {
        var days = span ?? _analysis!.Span;
        return !_mayList
            ? null
            : $"/complaints?received={DateInput.Write(days.From)}..{DateInput.Write(days.To)}" + (filter is null ? "" : "&" + filter) + (measure is { } counted ? $"&complaintMeasure={counted}" : "");
    }
}
