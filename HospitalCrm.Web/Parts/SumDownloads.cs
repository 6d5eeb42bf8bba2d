using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Sheets;
using HospitalCrm.Web.Security;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Parts;

/// <summary>What a page of figures was asked for.</summary>
/// <param name="Department">Null: all.</param>
/// <param name="Ward">Null: all.</param>
internal sealed record SumQuestion(DateOnly From, DateOnly To, string? Department, string? Ward);

/// <summary>A page of figures as a workbook: always a download, kept in no cache.</summary>
internal static class SumDownloads
{
    /// <param name="title">The key of the page's name.</param>
    /// <param name="heading">Begins the keys of the headings.</param>
    public static SumWords Sheet(this Wording words, string title, string heading) => new(
        words[title],
        column => words[$"{heading}.{column}"],
        (actor, at, span) => words["Period.Mark", actor.Name, actor.StaffNo, at, span.From, span.To, span.Before().From, span.Before().To]);

    /// <summary>Nothing chosen is no department.</summary>
    public static string? Chosen(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    public static void MapSums<TUseCase>(this WebApplication app, string path, Func<SumQuestion, Wording, CancellationToken, Func<TUseCase, Task<PaperFile>>> export)
        where TUseCase : class, IUseCase =>
        app.MapGet(path, async (string? from, string? to, string? department, string? ward, HttpContext context, UseCaseRunner run, Wording words, CancellationToken ct) =>
        {
            if (DateInput.Read(from) is not { } first || DateInput.Read(to) is not { } last)
            {
                return Results.NotFound();
            }

            var outcome = await run.RunAsync(ActorClaims.Read(context.User), export(new(first, last, Chosen(department), Chosen(ward)), words, ct));
            context.Response.Headers.CacheControl = "no-store";
            return outcome switch
            {
                { Value: { } file, Problem: null } => Results.Bytes(file.Bytes, file.ContentType, file.Name),
                { Problem.Kind: ProblemKind.Refused } => Results.BadRequest(),
                _ => Results.StatusCode(StatusCodes.Status403Forbidden),
            };
        }).RequireAuthorization(new NeedsAttribute<TUseCase>());
}
