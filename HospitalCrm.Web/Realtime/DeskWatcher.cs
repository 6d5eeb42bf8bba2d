using System.Collections.Concurrent;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Calls.Presence;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Web.Realtime;

/// <summary>
/// What follows a call and what passes by itself: missed calls become tasks, 话后处理 begins and ends, whoever has gone is 离线. Everything it
/// does is found in the database and may be done twice; nothing it does is on the path of a ring.
/// </summary>
internal sealed partial class DeskWatcher(UseCaseRunner run, ScreenPopBoard board, ParameterValues parameters, TimeProvider clock, ILogger<DeskWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>A busy hour must not make it look without a pause.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    private static readonly Actor Desk = Actor.Product("desk");

    private readonly ConcurrentQueue<Id<CallSession>> _over = new();
    private readonly SemaphoreSlim _bell = new(0);

    /// <summary>A call is over: answered, or missed.</summary>
    public void CallIsOver(CallSession call)
    {
        if (call.State == CallState.Ended)
        {
            _over.Enqueue(call.Id);
        }

        if (_bell.CurrentCount == 0)
        {
            _bell.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _bell.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = clock.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            while (_over.TryDequeue(out var call))
            {
                await TryAsync(() => run.RunAsync(Desk, (BeginWrapUp use) => use.HandleAsync(call, stoppingToken)));
            }

            var mayEnd = clock.GetElapsedTime(started) > TimeSpan.FromSeconds(parameters.Get(CallParameters.AwaySeconds));
            await TryAsync(() => run.RunAsync(Desk, (GatherMissedCalls use) => use.HandleAsync(stoppingToken)));
            await TryAsync(() => run.RunAsync(Desk, (TendPresence use) => use.HandleAsync(board.AtTheirDesks(), mayEnd, stoppingToken)));
            await Task.Delay(Pause, stoppingToken);
            await _bell.WaitAsync(Every, stoppingToken);
        }
    }

    private async Task TryAsync<TResult>(Func<Task<Outcome<TResult>>> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the desk could not be tended; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}

/// <summary>Rings the watcher's bell when a call is over. After the card, and in memory only.</summary>
internal sealed class CallOverRelay(CallsOver over, DeskWatcher watcher) : IAfterCommit<CallChanged>
{
    public Task AfterCommitAsync(CallChanged happened, CancellationToken ct)
    {
        if (over.Find(happened.CallId) is { } call)
        {
            watcher.CallIsOver(call);
        }

        return Task.CompletedTask;
    }
}
