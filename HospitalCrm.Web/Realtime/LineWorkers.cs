using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device;

namespace HospitalCrm.Web.Realtime;

/// <summary>Listens on every configured line. Whatever a device or a save throws, the line goes on; a signal is offered again until it is stored.</summary>
internal sealed partial class LineWorkers(LineDirectory directory, LineInbox inbox, LineBoard board, LineDiallers diallers, TimeProvider clock, ILoggerFactory logs) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger = logs.CreateLogger<LineWorkers>();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(directory.Lines.Select(line => ListenAsync(line, stoppingToken)));

    private async Task ListenAsync(LineOptions line, CancellationToken ct)
    {
        await Task.Yield();
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var device = LineDevices.Create(line, clock, logs);
                if (LineDevices.Dialler(line, device, logs) is { } dialler)
                {
                    diallers.Register(line.Id, dialler);
                }

                if (device is null)
                {
                    return;
                }

                board.Health(line.Id, device.Health);
                device.HealthChanged += health => board.Health(line.Id, health);
                await foreach (var signal in device.ListenAsync(ct))
                {
                    board.Heard(signal);
                    await StoreAsync(signal, ct);
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogBroken(_logger, failure, line.Id);
                board.Health(line.Id, new(LineState.Down, "Broken", failure.GetType().Name, clock.GetUtcNow()));
            }

            await Task.Delay(Pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task StoreAsync(LineEvent signal, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await inbox.AcceptAsync(signal, ct);
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException && attempt < 60)
            {
                // A full disk or a locked file passes; the call must not be lost over it.
                LogNotStored(_logger, failure, signal.DeviceId, attempt);
                await Task.Delay(Pause, clock, ct);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "line {Line} broke; it is started again")]
    private static partial void LogBroken(ILogger logger, Exception failure, string line);

    [LoggerMessage(Level = LogLevel.Error, Message = "a signal of line {Line} could not be stored (attempt {Attempt})")]
    private static partial void LogNotStored(ILogger logger, Exception failure, string line, int attempt);
}
