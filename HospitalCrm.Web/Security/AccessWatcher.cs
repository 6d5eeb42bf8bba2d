using HospitalCrm.Core.Security;

namespace HospitalCrm.Web.Security;

/// <summary>Lets <see cref="AccessWatch"/> look for as long as the product runs. A look that fails is logged and tried again.</summary>
internal sealed partial class AccessWatcher(AccessWatch watch, ILogger<AccessWatcher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(AccessWatch.Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await watch.LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(logger, failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the watch over rights could not look")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
