using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Hosting;

/// <summary>What a browser may do with our pages: nothing from outside, no frames, no copies kept (docs/adr/0018).</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // The component library writes inline event handlers and style attributes; inline script elements stay forbidden.
    private const string Policy =
        "default-src 'self'; script-src 'self'; script-src-elem 'self'; script-src-attr 'unsafe-inline'; style-src 'self' 'unsafe-inline'; " +
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors ";

    // What somebody sent us runs nothing, loads nothing and has no origin, even where a browser shows it after all.
    private const string Sandboxed = "default-src 'none'; sandbox; frame-ancestors ";

    private static readonly object FramedBy = new();
    private static readonly object IsForeign = new();

    /// <summary>This one answer may be held by pages of this origin (docs/adr/0036).</summary>
    public static void AllowFrame(HttpContext context, string origin) => context.Items[FramedBy] = origin;

    /// <summary>This answer is a file of somebody else's.</summary>
    public static void Sandbox(HttpContext context) => context.Items[IsForeign] = true;

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            var origin = context.Items.TryGetValue(FramedBy, out var named) ? named as string : null;
            headers.ContentSecurityPolicy = (context.Items.ContainsKey(IsForeign) ? Sandboxed : Policy) + (origin ?? "'none'");
            headers.XContentTypeOptions = "nosniff";
            if (origin is null)
            {
                headers.XFrameOptions = "DENY"; // it knows no origin; where one is allowed, the policy alone speaks
            }

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
