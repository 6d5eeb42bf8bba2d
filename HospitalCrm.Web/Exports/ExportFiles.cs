using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Exports;

/// <summary>The one fetch of an export. Nothing personal stands in its address.</summary>
internal static class ExportFiles
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapExportFiles(this WebApplication app) =>
        app.MapGet("/exports/files/{ticket}", FetchAsync).RequireAuthorization(new NeedsAttribute<RecordExportFetched>());

    private static async Task<IResult> FetchAsync(string ticket, HttpContext context, ExportDesk desk, UseCaseRunner run, CancellationToken ct)
    {
        var actor = ActorClaims.Read(context.User);
        if (desk.Take(ticket, actor) is not { } taken)
        {
            return Results.NotFound();
        }

        context.Response.RegisterForDisposeAsync(taken.Stream);
        if (!await run.MayAsync(actor, taken.File.Needs))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var outcome = await run.RunAsync(actor, (RecordExportFetched use) => use.HandleAsync(taken.File.List, taken.File.Export, taken.File.Approved, ct));
        if (!outcome.Succeeded)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(taken.Stream, Workbook, taken.File.Name);
    }
}
