using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Parts;

namespace HospitalCrm.Web.Security;

/// <summary>A colleague's photo, for whoever is signed in; kept in no cache, taken for nothing but an image.</summary>
internal static class StaffPhotos
{
    public static void MapStaffPhotos(this WebApplication app) => app.MapGet("/staff/{key:guid}/photo", async (Guid key, HttpContext context, UseCaseRunner run) =>
    {
        var outcome = await run.RunAsync(ActorClaims.Read(context.User), (ReadStaffPhoto use) => use.HandleAsync(new(key), context.RequestAborted));
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = "inline";
        return outcome.Value is { } photo ? Results.Bytes(photo.Bytes, photo.ContentType) : Results.NotFound();
    }).RequireAuthorization(new NeedsAttribute<ReadStaffPhoto>());
}
