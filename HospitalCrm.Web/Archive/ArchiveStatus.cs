using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Archive;

/// <summary>
/// Pages are drawn in the circuit, after the request has been answered; so whether there is such an archive is asked before, and the
/// page that says so in words comes with status 404. An archive beyond the reader's scope answers the same.
/// </summary>
internal sealed class ArchiveStatus(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, UseCaseRunner run)
    {
        if (HttpMethods.IsGet(context.Request.Method) && KeyIn(context.Request.Path) is { } key && context.User.Identity?.IsAuthenticated == true)
        {
            var exists = Id<Patient>.TryParse(key, null, out var id)
                && await run.RunAsync(ActorClaims.Read(context.User), (FindArchive use) => use.HandleAsync(id, context.RequestAborted)) is { Problem: not null } or { Value: true };
            if (!exists)
            {
                // As late as can be: a page whose status is 404 before it is drawn is not drawn.
                context.Response.OnStarting(static response =>
                {
                    ((HttpResponse)response).StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                }, context.Response);
            }
        }

        await next(context);
    }

    /// <summary><c>/patients/{key}</c>, and below it what is shown of the same archive.</summary>
    private static string? KeyIn(PathString path) =>
        path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["patients", var key, ..] and not ["patients", "new" or "same-person", ..] ? key : null;
}
