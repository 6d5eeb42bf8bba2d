using HospitalCrm.Core.Integration.Files;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Integration;

/// <summary>Looks into the folder of HIS files as long as the product runs. A failure is logged once a kind, and looked over at the next turn.</summary>
internal sealed partial class FolderWatch(FolderDoor door, Readiness readiness, TimeProvider clock, ILogger<FolderWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReady.WaitAsync(stoppingToken);
        var lastFailure = "";
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await door.ScanAsync(stoppingToken);
                lastFailure = "";
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                if (failure.GetType().Name != lastFailure)
                {
                    LogFailed(logger, failure.GetType().Name);
                }

                lastFailure = failure.GetType().Name;
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the folder of HIS files could not be read: {Failure}")]
    private static partial void LogFailed(ILogger logger, string failure);
}
