using System.Collections.Concurrent;
using HospitalCrm.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Data;

/// <summary>Hands an event to those registered for its type, in the scope of the save that raised it.</summary>
public sealed partial class EventRelay(IServiceProvider services, ILogger<EventRelay> logger)
{
    private static readonly ConcurrentDictionary<Type, Caller> Callers = new();

    /// <summary>Inside the transaction: an exception fails the save.</summary>
    public Task HandleAsync(object happened, CancellationToken ct) => CallerOf(happened).HandleAsync(services, happened, ct);

    /// <summary>After the commit: an exception is logged and the next handler still runs; what is committed cannot be refused any more.</summary>
    public Task AfterCommitAsync(object happened, CancellationToken ct) => CallerOf(happened).AfterCommitAsync(services, happened, logger, ct);

    private static Caller CallerOf(object happened) =>
        Callers.GetOrAdd(happened.GetType(), type => (Caller)Activator.CreateInstance(typeof(Caller<>).MakeGenericType(type))!);

    [LoggerMessage(Level = LogLevel.Error, Message = "after-commit handler {Handler} of {Event} failed")]
    private static partial void LogFailed(ILogger logger, Exception failure, string handler, string @event);

    private abstract class Caller
    {
        public abstract Task HandleAsync(IServiceProvider services, object happened, CancellationToken ct);

        public abstract Task AfterCommitAsync(IServiceProvider services, object happened, ILogger logger, CancellationToken ct);
    }

    private sealed class Caller<TEvent> : Caller
    {
        public override async Task HandleAsync(IServiceProvider services, object happened, CancellationToken ct)
        {
            foreach (var handler in services.GetServices<IHandle<TEvent>>())
            {
                await handler.HandleAsync((TEvent)happened, ct);
            }
        }

        public override async Task AfterCommitAsync(IServiceProvider services, object happened, ILogger logger, CancellationToken ct)
        {
            foreach (var handler in services.GetServices<IAfterCommit<TEvent>>())
            {
                try
                {
                    await handler.AfterCommitAsync((TEvent)happened, ct);
                }
                catch (Exception failure)
                {
                    LogFailed(logger, failure, handler.GetType().Name, typeof(TEvent).Name);
                }
            }
        }
    }
}
