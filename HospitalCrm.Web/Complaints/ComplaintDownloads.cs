using System.Globalization;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Analysis;
using HospitalCrm.Core.Complaints.Attachments;
using HospitalCrm.Core.Complaints.Papers;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Hosting;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Security;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Complaints;

/// <summary>What leaves the product about complaints: papers, attachments, the analysis. Always as a download, kept in no cache.</summary>
internal static class ComplaintDownloads
{
    /// <summary>Whatever somebody sent us is bytes: no browser is told that it could show it.</summary>
    private const string Bytes = "application/octet-stream";

    public static void MapComplaintFiles(this WebApplication app)
    {
        app.MapGet("/complaints/{key:guid}/papers/{paper}", PaperAsync).RequireAuthorization(new NeedsAttribute<DrawComplaintPaper>());
        app.MapGet("/complaints/{key:guid}/attachments/{file:guid}", AttachmentAsync).RequireAuthorization(new NeedsAttribute<FetchComplaintAttachment>());
        app.MapGet("/complaints/analysis/export", AnalysisAsync).RequireAuthorization(new NeedsAttribute<ExportComplaintAnalysis>());
    }

    private static async Task<IResult> PaperAsync(Guid key, string paper, HttpContext context, UseCaseRunner run, Wording words, CancellationToken ct)
    {
        if (!Enum.TryParse<ComplaintPaper>(paper, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            return Results.NotFound();
        }

        // To patients and inspectors, whatever language the page is in.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        var outcome = await run.RunAsync(ActorClaims.Read(context.User), (DrawComplaintPaper use) => use.HandleAsync(new(key), kind, new(value => words.Value(value)), ct));
        return Answer(context, outcome, file => Results.Bytes(file.Bytes, file.ContentType, file.Name));
    }

    private static async Task<IResult> AttachmentAsync(Guid key, Guid file, HttpContext context, UseCaseRunner run, CancellationToken ct)
    {
        var outcome = await run.RunAsync(ActorClaims.Read(context.User), (FetchComplaintAttachment use) => use.HandleAsync(new(key), new(file), ct));
        SecurityHeaders.Sandbox(context);
        return Answer(context, outcome, found => Results.Bytes(found.Bytes, Bytes, found.Name));
    }

    private static async Task<IResult> AnalysisAsync(string? from, string? to, string? department, HttpContext context, UseCaseRunner run, Wording words, CancellationToken ct)
    {
        if (DateInput.Read(from) is not { } first || DateInput.Read(to) is not { } last)
        {
            return Results.NotFound();
        }

        var outcome = await run.RunAsync(ActorClaims.Read(context.User), (ExportComplaintAnalysis use) => use.HandleAsync(first, last, SumDownloads.Chosen(department), AnalysisText.Words(words), ct));
        return Answer(context, outcome, file => Results.Bytes(file.Bytes, file.ContentType, file.Name));
    }

    private static IResult Answer<T>(HttpContext context, Outcome<T> outcome, Func<T, IResult> give)
        where T : class
    {
        context.Response.Headers.CacheControl = "no-store";
        return outcome switch
        {
            { Value: { } value, Problem: null } => give(value),
            { Problem.Kind: ProblemKind.Missing } => Results.NotFound(),
            _ => Results.StatusCode(StatusCodes.Status403Forbidden),
        };
    }
}
