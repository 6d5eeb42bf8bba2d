using HospitalCrm.Core;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;

namespace HospitalCrm.Web.Hosting;

/// <summary>Everything the product registers. Rooms that need more than Core finds by itself add one line here.</summary>
internal static class HospitalServices
{
    public static void AddHospital(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var settings = HospitalSettings.Read(builder.Configuration, builder.Environment);
        services.AddSingleton(settings);
        services.AddSingleton<TimeProvider>(new BusinessClock(settings.StartAt));
        services.AddHospitalCore(settings.Data, settings.Hospital);
        services.AddParts();
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddReadiness();
    }
}
