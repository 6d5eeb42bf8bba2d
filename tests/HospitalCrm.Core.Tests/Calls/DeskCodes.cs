using HospitalCrm.Core.Data;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>The dictionaries a hospital starts with: reasons and results are chosen from them.</summary>
internal static class DeskCodes
{
    public static Task InstallAsync(CallCentre centre) => InstallAsync(centre.Services);

    public static async Task InstallAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SettingsSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
    }
}
