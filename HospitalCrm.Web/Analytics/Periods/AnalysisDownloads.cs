using HospitalCrm.Core.Analytics.Periods;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Security;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Analytics.Periods;

/// <summary>The tables of 运营分析 as a workbook: always a download, kept in no cache.</summary>
internal static class AnalysisDownloads
{
    public static void MapAnalysisFiles(this WebApplication app) =>
        app.MapGet("/dashboard/analysis/export", ExportAsync).RequireAuthorization(new NeedsAttribute<ExportAnalysis>());

    internal static PeriodWords Said(Wording words) => new(
        words["Nav.analysis"],
        heading => words[$"Period.{heading}"],
        topic => words.Value(topic),
        line => ContactCharts.ResultOf(words, line),
        (actor, at, span, before) => words["Period.Mark", actor.Name, actor.StaffNo, at, span.From, span.To, before.From, before.To]);

    private static async Task<IResult> ExportAsync(string? from, string? to, string? department, HttpContext context, UseCaseRunner run, Wording words, CancellationToken ct)
    {
        if (DateInput.Read(from) is not { } first || DateInput.Read(to) is not { } last)
        {
            return Results.NotFound();
        }

        var outcome = await run.RunAsync(ActorClaims.Read(context.User), (ExportAnalysis use) => use.HandleAsync(first, last, string.IsNullOrWhiteSpace(department) ? null : department, Said(words), ct));
        context.Response.Headers.CacheControl = "no-store";
        return outcome switch
        {
            { Value: { } file, Problem: null } => Results.Bytes(file.Bytes, file.ContentType, file.Name),
            { Problem.Kind: ProblemKind.Refused } => Results.BadRequest(),
            _ => Results.StatusCode(StatusCodes.Status403Forbidden),
        };
    }
}
