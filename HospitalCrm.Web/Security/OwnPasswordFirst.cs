namespace HospitalCrm.Web.Security;

/// <summary>Whoever signed in with a one-time password is led to the page that replaces it, wherever else they want to go.</summary>
internal sealed class OwnPasswordFirst(RequestDelegate next)
{
    private static readonly string[] Open = ["/account", "/sign-out", "/login", "/healthz", "/answer", "/manual", "/_framework", "/_content"];

    public Task InvokeAsync(HttpContext context)
    {
        if (!ActorClaims.MustChangePassword(context.User)
            || Open.Any(open => context.Request.Path.StartsWithSegments(open))
            || Path.HasExtension(context.Request.Path))
        {
            return next(context);
        }

        context.Response.Redirect("/account/password");
        return Task.CompletedTask;
    }
}
