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
    private const string Path = "/complaints/analysis";

    private ComplaintAnalysis? _analysis;
    private Problem? _problem;
    private AskedPeriod _period = new(null, null, null);
    private string _department = "";
    private string? _asked;
    private bool _mayList;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [SupplyParameterFromQuery(Name = "period")] public string? Period { get; set; }

    [SupplyParameterFromQuery(Name = "department")] public string? Department { get; set; }

    [SupplyParameterFromQuery(Name = "days")] public string? Days { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private string? ExportUrl => _analysis is null ? null : $"{Path}/export?from={DateInput.Write(_analysis.Span.From)}&to={DateInput.Write(_analysis.Span.To)}{Of(_analysis.Department)}";

    protected override async Task OnInitializedAsync() => _mayList = await Run.MayAsync(Actor, ComplaintPermissions.View);

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"{Period}|{Days}|{Department}";
        if (asked == _asked)
        {
            return;
        }

        var department = SumDownloads.Chosen(Department);
        (_asked, _period, _department) = (asked, AskedPeriod.Read(Period, Days, Clock.Today(), "this-quarter"), department ?? "");
        if (_period.Span is not { } span)
        {
            (_analysis, _problem) = (null, _period.Problem);
            return;
        }

        var outcome = await Run.RunAsync(Actor, (AnalyseComplaints use) => use.HandleAsync(span.From, span.To, department));
        if (asked == _asked)
        {
            (_analysis, _problem) = (outcome.Value, outcome.Problem);
        }
    }

    private static string Of(string? department) => string.IsNullOrEmpty(department) ? "" : $"&department={Uri.EscapeDataString(department)}";

    private string NameOf(AnalysisDepartment department) => department.Name ?? (department.Code == AnalysisText.None ? Words["Complaints.WholeHospital"] : department.Code);

    private static IEnumerable<(string Word, double? Now, double? Before, ComplaintMeasure Part, ComplaintMeasure Whole)> Shares(ComplaintAnalysis analysis) =>
    [
        ("InTime", analysis.Total.InTimeShare, analysis.TotalBefore.InTimeShare, ComplaintMeasure.InTime, ComplaintMeasure.Judged),
        ("Inner", analysis.Total.InnerShare, analysis.TotalBefore.InnerShare, ComplaintMeasure.InnerInTime, ComplaintMeasure.InnerJudged),
        ("Content", analysis.Total.ContentShare, analysis.TotalBefore.ContentShare, ComplaintMeasure.Content, ComplaintMeasure.Rated),
    ];

    private string? Link(DaySpan? span, string? filter, ComplaintMeasure? measure)
    {
        var days = span ?? _analysis!.Span;
        return !_mayList
            ? null
            : $"/complaints?received={DateInput.Write(days.From)}..{DateInput.Write(days.To)}" + (filter is null ? "" : "&" + filter) + (_analysis!.Department is { } department && filter?.StartsWith("departmentCode=", StringComparison.Ordinal) != true ? "&departmentCode=" + Uri.EscapeDataString(department) : "") + (measure is { } counted ? $"&complaintMeasure={counted}" : "");
    }
}
