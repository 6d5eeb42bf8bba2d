using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Exports;

namespace HospitalCrm.Web.Exports;

internal static class ExportServices
{
    public static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.AddSingleton<ExportDesk>();
        services.AddSingleton<ExportNews>();
        services.AddScoped<ExportWork>();
        services.AddScoped<IAfterCommit<ExportRequestChanged>, ExportRelay>();
        return services;
    }
}
