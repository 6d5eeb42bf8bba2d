namespace HospitalCrm.Web.Integration;

internal static class FeedServices
{
    public static void AddFeeds(this IServiceCollection services)
    {
        services.AddSingleton<HisApi>();
        services.AddHostedService<HisWorker>();
    }
}
