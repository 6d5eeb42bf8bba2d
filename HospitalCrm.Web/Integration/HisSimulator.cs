using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Play;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Integration;

/// <summary><c>./run --simulate</c>: an invented HIS pushes what happens in it, by the business clock, with the rights of the demo system.</summary>
internal sealed partial class HisSimulator(StartWish wish, UseCaseRunner run, Readiness readiness, TimeProvider clock, ILogger<HisSimulator> logger) : BackgroundService
{
    private static readonly Actor Demo = Actor.ConnectedSystem("demo", [FeedPermissions.Push.Code]);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!wish.Simulate)
        {
            return;
        }

        await readiness.WhenReady.WaitAsync(stoppingToken);

        // Another day, other people: a restart goes on with a hospital of its own.
        var scenario = new HisScenario((int)(clock.GetUtcNow().ToUnixTimeSeconds() / 60 % 1_000_000));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var message in scenario.Next(clock.GetUtcNow()))
                {
                    await PushAsync(message, stoppingToken);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(logger, failure.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PushAsync(HisMessage message, CancellationToken ct)
    {
        var view = HisContract.Get(message.View);
        var rows = new List<HisReading>();
        HisJson.Read(view, message.Body(), 0, int.MaxValue, rows);
        await run.RunAsync(Demo, (PushHisRows use) => use.HandleAsync(view, rows, ct));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a simulated push failed: {Failure}")]
    private static partial void LogFailed(ILogger logger, string failure);
}
