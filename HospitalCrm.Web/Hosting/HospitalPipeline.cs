using HospitalCrm.Web.Analytics.Periods;
using HospitalCrm.Web.Archive;
using HospitalCrm.Web.Calls;
using HospitalCrm.Web.Complaints;
using HospitalCrm.Web.Exports;
using HospitalCrm.Web.Complaints.Doors;
using HospitalCrm.Web.FollowUps.Doors;
using Microsoft.AspNetCore.Localization;
using HospitalCrm.Web.Integration;
using HospitalCrm.Web.Logging;
using HospitalCrm.Web.Messaging;
using HospitalCrm.Web.Metrics;
using HospitalCrm.Web.Operations;
using HospitalCrm.Web.Security;
using HospitalCrm.Web.Setup;

namespace HospitalCrm.Web.Hosting;

/// <summary>The way of a request, in order.</summary>
internal static class HospitalPipeline
{
    public static void UseHospital(this WebApplication app)
    {
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseWhen(context => SignInServices.IsApi(context.Request), api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(
            context => !SignInServices.IsApi(context.Request),
            pages => pages.UseExceptionHandler("/answer/500").UseStatusCodePagesWithReExecute("/answer/{0}"));
        app.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture("zh-CN").AddSupportedCultures("zh-CN", "en").AddSupportedUICultures("zh-CN", "en");

            // Chinese until somebody presses the button: a browser's own language decides nothing in a hospital.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<FirstRunGate>();
        app.UseMiddleware<OwnPasswordFirst>();
        app.UseAuthorization();
        app.UseMiddleware<ArchiveStatus>();
        app.UseAntiforgery();
        app.UseMiddleware<ExpiredForms>();
        app.MapHealth();
        app.MapMetrics();
        app.MapAccount();
        app.MapPasswordSheets();
        app.MapStaffPhotos();
        app.MapDiagnostics();
        app.MapExportFiles();
        app.MapComplaintFiles();
        app.MapSumFiles();
        LineEventsApi.Map(app);
        HisApi.Map(app);
        MessagesApi.Map(app);
        GatewayCallbacks.Map(app);
        app.MapArchiveLinks();
        app.MapFollowUpForms();
        app.MapComplaintDoor();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            options.ContentSecurityFrameAncestorsPolicy = null;

            // On the hospital's own network squeezing a page's change takes longer than sending it, on both sides.
            options.DisableWebSocketCompression = true;
        });
    }
}
