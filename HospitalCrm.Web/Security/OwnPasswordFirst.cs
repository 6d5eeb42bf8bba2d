namespace HospitalCrm.Web.Security;

/// <summary>Whoever signed in with a one-time password, or without a second factor that is asked of him, is led to the page that mends it, wherever else he wants to go.</summary>
internal sealed class OwnPasswordFirst(RequestDelegate next)
{
    private static readonly string[] Open = ["/account/password", "/account/authenticator", "/account/active", "/sign-out", "/login", "/healthz", "/answer", "/manual", "/_framework", "/_content"];

    public Task InvokeAsync(HttpContext context)
    {
        var page = ActorClaims.MustChangePassword(context.User) ? "/account/password" : ActorClaims.MustEnrol(context.User) ? "/account/authenticator" : null;
        if (page is null
            || Open.Any(open => context.Request.Path.StartsWithSegments(open))
            || Path.HasExtension(context.Request.Path))
        {
            return next(context);
        }

        context.Response.Redirect(page + "?returnUrl=" + Uri.EscapeDataString(context.Request.Path));
        return Task.CompletedTask;
    }
}
