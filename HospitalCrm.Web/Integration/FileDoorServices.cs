namespace HospitalCrm.Web.Integration;

internal static class FileDoorServices
{
    public static void AddFileDoor(this IServiceCollection services)
    {
        services.AddHostedService<FolderWatch>();
        services.AddHostedService<HisSimulator>();
    }
}
