using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace HospitalCrm.Web.Security;

/// <summary>Sign-out and the manual.</summary>
internal static class AccountEndpoints
{
    private const string Manual = "HospitalCrm.Web.manual.user-manual.html";

    public static void MapAccount(this WebApplication app)
    {
        app.MapPost("/sign-out", async (HttpContext context, UseCaseRunner run, SessionCircuits circuits) =>
        {
            var actor = ActorClaims.Read(context.User);
            await circuits.KeepAsync(actor.SessionId);
            await run.RunAsync(actor, (SignOut use) => use.HandleAsync(context.RequestAborted));
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            return Results.LocalRedirect("/login");
        }).WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost("/account/active", (HttpContext context, Sessions sessions) =>
        {
            sessions.Touch(ActorClaims.Read(context.User).SessionId);
            return Results.NoContent();
        }).DisableAntiforgery();
        app.MapPost("/account/idle", async (HttpContext context, UseCaseRunner run) =>
        {
            var outcome = await run.RunAsync(ActorClaims.Read(context.User), (EndIdleSession use) => use.HandleAsync(context.RequestAborted));
            return Results.Text((outcome.Problem is null ? outcome.Value : 0).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }).DisableAntiforgery();
        app.MapGet("/manual", () => Results.File(
            typeof(AccountEndpoints).Assembly.GetManifestResourceStream(Manual)!,
            "text/html; charset=utf-8",
            "用户手册.html")).AllowAnonymous();
    }
}
