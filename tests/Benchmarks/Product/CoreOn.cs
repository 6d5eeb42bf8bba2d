using HospitalCrm.Core;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Benchmarks.Product;

/// <summary>Core on a data folder, composed as the product composes it.</summary>
internal static class CoreOn
{
    public static ServiceProvider Data(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddHospitalCore(new DataOptions { Directory = folder, KeysDirectory = Path.Combine(folder, "keys") }, new HospitalOptions());
        return services.BuildServiceProvider();
    }
}
