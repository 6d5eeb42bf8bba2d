using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Feeds.Projection;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Integration;

/// <summary>
/// Brings what the hospital's systems pushed into the archives, as soon as it is stored. While more is coming in it rests a few times as
/// long as it worked, for those who push wait for their answers; and it takes so many rows at a time as leave the database free again in a moment.
/// </summary>
internal sealed partial class HisWorker(UseCaseRunner run, HisInbox inbox, HisPump pump, Readiness readiness, TimeProvider clock, ILogger<HisWorker> logger) : BackgroundService
{
    private const int Fewest = 25;
    private const int Most = 1_000;

    private const int Rest = 4;

    private static readonly Actor Self = Actor.Product("feed");
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(90);

    // Who pushes waits behind a turn.
    private static readonly TimeSpan ShortBeside = TimeSpan.FromMilliseconds(12);
    private static readonly TimeSpan LongBeside = TimeSpan.FromMilliseconds(35);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReady.WaitAsync(stoppingToken);
        var rows = 200;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                rows = await TurnAsync(rows, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, failure.GetType().Name);
                await Task.Delay(Idle, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>How many rows the next turn takes.</returns>
    private async Task<int> TurnAsync(int rows, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        var before = pump.Pushes;
        var outcome = await run.RunAsync(Self, (ApplyHisRows use) => use.HandleAsync(rows, ct));
        var took = clock.GetElapsedTime(began);
        if (outcome.Problem is { } problem)
        {
            throw new InvalidOperationException($"HIS rows refused: {problem.Code}");
        }

        if (outcome.Value == 0)
        {
            await FollowAsync(before, ct);
            await inbox.NoteAsync(ct);
            await pump.WaitAsync(Idle, clock, ct);
            return rows;
        }

        var isBeside = pump.Pushes > before;
        if (isBeside)
        {
            await Task.Delay(took * Rest, ct);
        }

        var (brief, much) = isBeside ? (ShortBeside, LongBeside) : (Short, Long);
        return took < brief && outcome.Value == rows ? Math.Min(Most, rows * 2) : took > much ? Math.Max(Fewest, rows / 2) : rows;
    }

    /// <summary>Until more rows come in. Rows never wait because classes cannot be found: the night tries again.</summary>
    private async Task FollowAsync(long pushes, CancellationToken ct)
    {
        try
        {
            while (pump.Pushes == pushes && (await run.RunAsync(Self, (FollowClasses use) => use.HandleAsync(ct: ct))).Value > 0)
            {
            }
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogClassesFailed(logger, failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "HIS rows could not be applied; they are tried again: {Failure}")]
    private static partial void LogFailed(ILogger logger, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "classes could not follow what came in: {Failure}")]
    private static partial void LogClassesFailed(ILogger logger, string failure);
}
