using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Setup;

/// <summary>While there is no account every page is the first-run page; afterwards there is no such page.</summary>
internal sealed class FirstRunGate(RequestDelegate next, FirstRun firstRun)
{
    private const string Page = "/setup";

    private static readonly string[] Others = ["/healthz", "/metrics", "/answer", "/manual", "/_framework", "/_content"];

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (firstRun.IsOpen && !SignInServices.IsApi(context.Request) && !Path.HasExtension(path) && !Others.Any(other => path.StartsWithSegments(other))
            && path != Page && await firstRun.IsStillOpenAsync(context.RequestAborted))
        {
            context.Response.Redirect(Page);
        }
        else if (path == Page && !await firstRun.IsStillOpenAsync(context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            await next(context);
        }
    }
}
