using HospitalCrm.Core.Patients.Lookups;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Integration;

public static class IntegrationServices
{
    /// <summary>Connects the demo HIS. Without any source the form says that none is connected.</summary>
    public static IServiceCollection AddDemoPatientLookup(this IServiceCollection services, DemoLookupOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<IPatientLookup, DemoPatientLookup>();
        return services;
    }
}
