using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Web.Security;

/// <summary>Lets <see cref="SweepSessions"/> look every few seconds for as long as the product runs. A look that fails is logged and tried again.</summary>
internal sealed partial class SessionKeeper(UseCaseRunner run, ILogger<SessionKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await run.RunAsync(Actor.Product("clock"), (SweepSessions use) => use.HandleAsync(stoppingToken));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(logger, failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "sessions could not be swept")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
