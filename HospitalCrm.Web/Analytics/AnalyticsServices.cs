namespace HospitalCrm.Web.Analytics;

internal static class AnalyticsServices
{
    public static void AddAnalytics(this IServiceCollection services) => services.AddHostedService<ResourceStart>();
}
