using HospitalCrm.Core.Analytics.Periods;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Analytics.Periods;

/// <summary>The tables of 运营分析 as a workbook.</summary>
internal static class AnalysisDownloads
{
    public static void MapAnalysisFiles(this WebApplication app) =>
        app.MapGet(
            "/dashboard/analysis/export",
            (string? from, string? to, string? department, HttpContext context, UseCaseRunner run, Wording words, CancellationToken ct) =>
                SumDownloads.ReadAsync(context, run, from, to, (ExportAnalysis use, DateOnly first, DateOnly last) => use.HandleAsync(first, last, SumDownloads.Chosen(department), Said(words), ct)))
            .RequireAuthorization(new NeedsAttribute<ExportAnalysis>());

    internal static AnalysisSheetWords Said(Wording words) => new(words.Words("Nav.analysis", "Period"), topic => words.Value(topic), line => ContactCharts.ResultOf(words, line));
}
