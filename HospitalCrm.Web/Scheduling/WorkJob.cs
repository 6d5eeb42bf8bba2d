using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Quartz;

namespace HospitalCrm.Web.Scheduling;

/// <summary>The only Quartz job there is: runs one work in its own scope as the clock, with one log line and one <see cref="WorkRun"/>.</summary>
[DisallowConcurrentExecution]
public sealed partial class WorkJob<TWork>(IServiceScopeFactory scopes, TimeProvider clock, ILogger<WorkJob<TWork>> logger) : IJob
    where TWork : class, IScheduledWork
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    /// <summary>Never throws: work that fails is recorded and tried again at its next time.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var run = new WorkRun(TWork.Name, clock.GetUtcNow());
        var started = clock.GetTimestamp();
        try
        {
            await using var scope = NewScope();
            var handled = await scope.ServiceProvider.GetRequiredService<TWork>().RunAsync(ct);
            run.Succeed(handled, clock.GetUtcNow());
            LogDone(logger, TWork.Name, handled, clock.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception failure)
        {
            run.Fail(failure, clock.GetUtcNow());
            LogFailed(logger, failure, TWork.Name, clock.GetElapsedTime(started).TotalMilliseconds);
        }

        await RecordAsync(run);
    }

    /// <summary>With a context of its own: what the work left unsaved when it failed must not be saved with its record.</summary>
    private async Task RecordAsync(WorkRun run)
    {
        try
        {
            await using var scope = NewScope();
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            db.WorkRuns.Add(run);
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogNotRecorded(logger, failure, TWork.Name);
        }
    }

    private AsyncServiceScope NewScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
        return scope;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "work {Work} handled {Handled} in {Ms:0} ms")]
    private static partial void LogDone(ILogger logger, string work, int handled, double ms);

    [LoggerMessage(Level = LogLevel.Error, Message = "work {Work} failed after {Ms:0} ms")]
    private static partial void LogFailed(ILogger logger, Exception failure, string work, double ms);

    [LoggerMessage(Level = LogLevel.Error, Message = "the run of work {Work} could not be recorded")]
    private static partial void LogNotRecorded(ILogger logger, Exception failure, string work);
}
