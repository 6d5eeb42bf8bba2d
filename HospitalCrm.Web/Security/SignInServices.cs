using System.Threading.RateLimiting;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace HospitalCrm.Web.Security;

/// <summary>Cookies for people, keys for systems, a policy for every right (docs/adr/0017).</summary>
internal static class SignInServices
{
    public const string RateLimit = "sign-in";

    /// <summary>In a request's items: the session its cookie belonged to, which is over.</summary>
    public const string EndedSession = "ended-session";

    public static void AddSignIn(this IServiceCollection services, HospitalSettings settings)
    {
        services.AddSingleton<SessionCircuits>();
        services.AddHostedService<ApiCallWriter>();
        services.AddSingleton<SignInStep>();
        services.AddHostedService<SessionKeeper>();
        services.AddHostedService<AccessWatcher>();
        services.AddScoped<ActorProvider>();
        services.AddScoped<CircuitHandler, SessionCircuitHandler>();
        services.AddSingleton<IAuthorizationPolicyProvider, NeedsPolicy>();
        services.AddSingleton<IAuthorizationHandler, NeedsHandler>();
        services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddDataProtection()
            .SetApplicationName("HospitalCrm")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.Data.KeysDirectory, "cookies")));
        services.AddAuthentication("either")
            .AddPolicyScheme("either", null, options => options.ForwardDefaultSelector = context => IsApi(context.Request) ? ApiKeyHandler.Scheme : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Scheme, null)
            .AddCookie(IdentityConstants.ApplicationScheme, ConfigureCookie);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "hcrm-form";
            options.SuppressXFrameOptionsHeader = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        AddRateLimit(services);
    }

    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api");

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        // Not the business clock: a demo started "in March" must not hand out cookies that are expired.
        options.TimeProvider = TimeProvider.System;
        options.Cookie.Name = "hcrm";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // The session's row decides how long; the cookie only must not outlive what a hospital may allow.
        options.ExpireTimeSpan = TimeSpan.FromHours(72);
        options.SlidingExpiration = true;
        options.LoginPath = "/login";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = RefuseEndedSessionAsync;
        options.Events.OnRedirectToAccessDenied = RefusePageAsync;
        options.Events.OnRedirectToLogin = context =>
        {
            // The circuit's own requests cannot follow a redirect.
            if (context.Request.Path.StartsWithSegments("/_blazor"))
            {
                return Answer(context.Response, StatusCodes.Status401Unauthorized);
            }

            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task RefusePageAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.HttpContext;
        var run = request.RequestServices.GetRequiredService<UseCaseRunner>();
        await run.RunAsync(ActorClaims.Read(request.User), (RecordRefusedPage use) => use.HandleAsync(context.Request.Path, request.RequestAborted));
        await Answer(context.Response, StatusCodes.Status403Forbidden);
    }

    private static async Task RefuseEndedSessionAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        var session = ActorClaims.Read(context.Principal!).SessionId;
        if (!await sessions.IsAliveAsync(session))
        {
            // The sign-in page says why.
            context.HttpContext.Items[EndedSession] = session;
            context.RejectPrincipal();
        }
    }

    private static void AddRateLimit(IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(RateLimit, context =>
        {
            // A changed limit is another window: it takes effect at once.
            var most = context.RequestServices.GetRequiredService<ParameterValues>().Get(SecurityParameters.AttemptsPerMinute);
            return HttpMethods.IsPost(context.Request.Method) && most > 0
                ? RateLimitPartition.GetFixedWindowLimiter(
                    $"{context.Connection.RemoteIpAddress} {most}",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter("");
        });
    });
}
