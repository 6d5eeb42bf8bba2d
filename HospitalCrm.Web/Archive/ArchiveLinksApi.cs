using System.Text.Json;
using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Archive;

/// <summary>
/// <c>POST /api/v1/archive-links</c>: a clinical system gets an address under which one archive opens inside its own page for a few
/// minutes; <c>DELETE /api/v1/archive-links/{id}</c> takes it back (docs/adr/0036).
/// </summary>
internal static class ArchiveLinksApi
{
    public const string PagePath = "/embedded/archive/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void MapArchiveLinks(this WebApplication app)
    {
        app.MapPost("/api/v1/archive-links", IssueAsync).RequireAuthorization(NeedsPolicy.NameOf(ArchivePermissions.Embed.Code)).DisableAntiforgery();
        app.MapDelete("/api/v1/archive-links/{id:guid}", RevokeAsync).RequireAuthorization(NeedsPolicy.NameOf(ArchivePermissions.Embed.Code)).DisableAntiforgery();
    }

    private static async Task<IResult> IssueAsync(HttpContext context, UseCaseRunner run, CancellationToken ct)
    {
        ArchiveLinkForm? form;
        try
        {
            form = await JsonSerializer.DeserializeAsync<ArchiveLinkForm>(context.Request.Body, Json, ct);
        }
        catch (JsonException)
        {
            form = null;
        }

        if (form is null)
        {
            return ApiAnswers.Problem(StatusCodes.Status400BadRequest, "Archive.NotJson");
        }

        var outcome = await run.RunAsync(context.Actor(), (IssueArchiveLink use) => use.HandleAsync(form, ct));
        return outcome.ToResult(link =>
        {
            var url = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{PagePath}{link.Token}";
            return Results.Created((string?)null, new { id = link.Id.Value, url, expiresAt = link.ExpiresAt });
        });
    }

    private static async Task<IResult> RevokeAsync(Guid id, HttpContext context, UseCaseRunner run, CancellationToken ct)
    {
        var outcome = await run.RunAsync(context.Actor(), (RevokeArchiveLink use) => use.HandleAsync(new(id), ct));
        return outcome.ToResult(_ => Results.NoContent());
    }
}
