using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Hosting;

/// <summary>What a browser may do with our pages: nothing from outside, no frames, no copies kept (docs/adr/0018).</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // The component library writes inline event handlers and style attributes; inline script elements stay forbidden.
    private const string Policy =
        "default-src 'self'; script-src 'self'; script-src-elem 'self'; script-src-attr 'unsafe-inline'; style-src 'self' 'unsafe-inline'; " +
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true || SignInServices.IsApi(context.Request))
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
