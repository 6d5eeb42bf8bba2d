using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Analytics;

/// <summary>Counts the resource centre's figures once after the start: what comes in afterwards is new today.</summary>
internal sealed partial class ResourceStart(IServiceScopeFactory scopes, Readiness readiness, ILogger<ResourceStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReady.WaitAsync(stoppingToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
            await scope.ServiceProvider.GetRequiredService<CountResources>().RunAsync(stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The timetable counts again in a few minutes.
            LogFailed(logger, failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the resource centre was not counted at the start: {Failure}")]
    private static partial void LogFailed(ILogger logger, string failure);
}
