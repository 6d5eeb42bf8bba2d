using HospitalCrm.Core.Security;

namespace HospitalCrm.Web.Security;

/// <summary>Writes the connected systems' call figures down every few seconds, and once more at the end.</summary>
internal sealed partial class ApiCallWriter(ApiCallTally tally, ILogger<ApiCallWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await WriteAsync(stoppingToken);
        }
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        try
        {
            await tally.WriteAsync(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Figures only: the calls themselves went on.
            LogFailed(logger, failure);
        }
        catch (OperationCanceledException)
        {
            // The product stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the calls of connected systems could not be counted")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
