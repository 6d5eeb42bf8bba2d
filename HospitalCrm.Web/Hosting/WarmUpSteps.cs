namespace HospitalCrm.Web.Hosting;

/// <summary>Runs the <see cref="IWarmUp"/> steps after the server listens. A step that fails is logged; it must not keep the hospital out.</summary>
internal sealed partial class WarmUpSteps(IEnumerable<IWarmUp> steps, Readiness readiness, IHostApplicationLifetime lifetime, ILogger<WarmUpSteps> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        foreach (var step in steps.OrderBy(step => step.Order))
        {
            try
            {
                await step.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(logger, failure, step.GetType().Name);
            }
        }

        readiness.Open();
    }

    private async Task StartedAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "warm-up {Step} failed")]
    private static partial void LogFailed(ILogger logger, Exception failure, string step);
}
