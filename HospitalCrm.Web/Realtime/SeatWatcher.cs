using System.Threading.Channels;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Web.Realtime;

/// <summary>Has the seats of those who may no longer answer freed whenever rights change, and once at the start for what changed meanwhile.</summary>
internal sealed partial class SeatWatcher(Grants grants, UseCaseRunner run, ILogger<SeatWatcher> logger) : BackgroundService
{
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        grants.Changed += Look;
        try
        {
            Look();
            await foreach (var _ in _due.Reader.ReadAllAsync(stoppingToken))
            {
                await FreeAsync(stoppingToken);
            }
        }
        finally
        {
            grants.Changed -= Look;
        }
    }

    private void Look() => _due.Writer.TryWrite(true);

    private async Task FreeAsync(CancellationToken ct)
    {
        try
        {
            await run.RunAsync(Actor.Product("seats"), (FreeSeats use) => use.HandleAsync(ct));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "seats of those who may no longer answer could not be freed")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
