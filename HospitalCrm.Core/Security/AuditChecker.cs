using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Security;

/// <summary>Verifies the chain in the background, one pass at a time, and knows how far it got. The page asks; nobody waits for it.</summary>
public sealed partial class AuditChecker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AuditChecker> logger)
{
    private readonly Lock _starting = new();
    private volatile Pass? _running;

    /// <summary>Which check is on its way, how many entries it saw and how many there are.</summary>
    public (Id<AuditCheck> Check, long Done, long Total)? Progress => _running is { } pass ? (pass.Check, pass.Done, pass.Total) : null;

    /// <summary>Ends with the pass; for who must wait (tests, the clock).</summary>
    public Task Finished => _running?.Work ?? Task.CompletedTask;

    /// <summary>Starts a pass whose row is saved already; false when one is running.</summary>
    internal bool TryStart(Id<AuditCheck> check, long total, Actor by)
    {
        lock (_starting)
        {
            if (_running is not null)
            {
                return false;
            }

            var pass = new Pass(check, total);
            _running = pass;

            // It outlives the request that asked for it, and its context.
            using (ExecutionContext.SuppressFlow())
            {
                pass.Work = Task.Run(() => VerifyAsync(pass, by));
            }

            return true;
        }
    }

    private async Task VerifyAsync(Pass pass, Actor by)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = by;
            var (count, broken, reason) = await scope.ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(pass, default);
            await TellAsync(pass.Check, by, check => check.Found(count, broken, reason, clock.GetUtcNow()));
            if (broken is { } entry)
            {
                LogBroken(logger, entry, reason!);
            }
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure.GetType().Name);
            await TellAsync(pass.Check, by, check => check.Fail(failure.GetType().Name, clock.GetUtcNow()));
        }
        finally
        {
            _running = null;
        }
    }

    private async Task TellAsync(Id<AuditCheck> id, Actor by, Action<AuditCheck> tell)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = by;
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        tell(await db.AuditChecks.SingleAsync(check => check.Id == id));
        await db.SaveChangesAsync();
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "audit chain is broken at {Entry}: {Reason}")]
    private static partial void LogBroken(ILogger logger, long entry, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "audit check failed: {Failure}")]
    private static partial void LogFailed(ILogger logger, string failure);

    private sealed class Pass(Id<AuditCheck> check, long total) : IProgress<long>
    {
        private long _done;

        public Id<AuditCheck> Check => check;

        public long Total => total;

        public long Done => Interlocked.Read(ref _done);

        public Task Work { get; set; } = Task.CompletedTask;

        public void Report(long value) => Interlocked.Exchange(ref _done, value);
    }
}
