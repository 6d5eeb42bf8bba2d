namespace HospitalCrm.Web.Hosting;

/// <summary>The way of a request, in order.</summary>
internal static class HospitalPipeline
{
    public static void UseHospital(this WebApplication app)
    {
        app.UseRequestLocalization(options => options.SetDefaultCulture("zh-CN").AddSupportedCultures("zh-CN", "en").AddSupportedUICultures("zh-CN", "en"));
        app.UseAntiforgery();
        app.MapHealth();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
