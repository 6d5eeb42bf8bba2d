using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Calls;
using HospitalCrm.Web.Desk;
using HospitalCrm.Web.Hosting;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace HospitalCrm.Web.Realtime;

internal static class RealtimeServices
{
    public static void AddRealtime(this IServiceCollection services, HospitalSettings settings)
    {
        // The simulator's line is there only when the start asked for it.
        services.AddSingleton(provider => new LineDirectory(
            provider.GetService<StartWish>() is { Simulate: true }
                ? [.. settings.Lines, new() { Id = RingSimulator.LineId, Adapter = "HttpEvents" }]
                : settings.Lines));
        services.AddSingleton<LineInbox>();
        services.AddSingleton<LineBoard>();
        services.AddSingleton<PopTimings>();
        services.AddSingleton<ScreenPopBoard>();
        services.AddScoped<IAfterCommit<CallChanged>, PopRelay>();
        services.AddScoped<IAfterCommit<CallChanged>, CallOverRelay>();
        services.AddSingleton<DialWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<DialWorker>());
        services.AddScoped<IAfterCommit<DialDue>, DialRelay>();
        services.AddScoped<IAfterCommit<DialLetGo>, DialRelay>();
        services.AddSingleton<LineEventsApi>();
        services.AddScoped<PopCircuit>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<PopCircuit>());
        services.AddSingleton<IWarmUp, RingWarmUp>();
        services.AddSingleton<BoardRelay>();
        services.AddSingleton<CallDays>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardRelay>());
        services.AddHostedService<LineWorkers>();
        services.AddHostedService<SeatWatcher>();
        services.AddSingleton<DeskWatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskWatcher>());
        services.AddHostedService<RingSimulator>();
    }
}
