using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Realtime;

/// <summary><c>./run --simulate</c>: invented calls ring at the seats that are taken, as a call centre's software would push them.</summary>
internal sealed partial class RingSimulator(StartWish wish, UseCaseRunner run, LineInbox inbox, LineBoard board, Readiness readiness, TimeProvider clock, ILogger<RingSimulator> logger) : BackgroundService
{
    public const string LineId = "simulator";

    private static readonly Actor Self = Actor.Product("simulator");
    private static readonly string[] Strangers = ["13711112222", "02155556666", "18600001111"];

    private readonly Guid _session = Guid.NewGuid();
    private long _sequence;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!wish.Simulate)
        {
            return;
        }

        await readiness.WhenReady.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CallAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(logger, failure);
            }

            await Task.Delay(TimeSpan.FromSeconds(Random.Shared.Next(10, 25)), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CallAsync(CancellationToken ct)
    {
        var outcome = await run.RunAsync(Self, (ReadDemoNumbers use) => use.HandleAsync(ct));
        if (outcome.Value is not { Seats.Count: > 0, Numbers.Count: > 0 } demo)
        {
            return;
        }

        var call = new LineEvent(LineId, _session, 0, Guid.NewGuid().ToString("N"), LineSignal.Ringing, clock.GetUtcNow())
        {
            LocalExtension = demo.Seats[Random.Shared.Next(demo.Seats.Count)],
        };
        await SayAsync(call, ct);
        await Task.Delay(400, ct);
        await SayAsync(
            Random.Shared.Next(10) switch
            {
                0 => call with { Signal = LineSignal.Number, Presentation = Presentation.Withheld },
                1 => call with { Signal = LineSignal.Number, RawNumber = Strangers[Random.Shared.Next(Strangers.Length)] },
                _ => call with { Signal = LineSignal.Number, RawNumber = demo.Numbers[Random.Shared.Next(demo.Numbers.Count)] },
            },
            ct);
        _ = EndAsync(call, ct);
    }

    private async Task EndAsync(LineEvent call, CancellationToken ct)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(4), ct);
            if (Random.Shared.Next(4) > 0)
            {
                await SayAsync(call with { Signal = LineSignal.Answered }, ct);
                await Task.Delay(TimeSpan.FromSeconds(Random.Shared.Next(20, 90)), ct);
            }

            await SayAsync(call with { Signal = LineSignal.Ended }, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(logger, failure);
        }
        catch (OperationCanceledException)
        {
            // The product stops; the sweep closes the call after the next start.
        }
    }

    private Task SayAsync(LineEvent signal, CancellationToken ct)
    {
        var said = signal with { Sequence = Interlocked.Increment(ref _sequence), At = clock.GetUtcNow() };
        board.Heard(said);
        return inbox.AcceptAsync(said, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a simulated call failed")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
