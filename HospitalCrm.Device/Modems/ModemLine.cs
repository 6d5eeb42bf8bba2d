using System.Threading.Channels;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Lines;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device.Modems;

/// <summary>A telephone line behind a Hayes modem or a serial caller-ID box.</summary>
public sealed partial class ModemLine : ILineDevice, IDialler
{
    private readonly LineOptions _line;
    private readonly ModemTimings _timings;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly LineLamp _lamp;
    private readonly ModemOrders _orders = new();

    public ModemLine(LineOptions line, TimeProvider clock, ILogger<ModemLine> log, ModemTimings? timings = null)
    {
        (_line, _clock, _log, _timings) = (line, clock, log, timings ?? new());
        _lamp = new(line.Id, clock, log);
    }

    public event Action<LineHealth>? HealthChanged
    {
        add => _lamp.Changed += value;
        remove => _lamp.Changed -= value;
    }

    public string Id => _line.Id;

    public LineHealth Health => _lamp.Health;

    public bool CanDial => _line.DialOut && _orders.IsOpen;

    public Task<DialAnswer> DialAsync(DialOrder order, CancellationToken ct) =>
        _line.DialOut ? _orders.AddAsync(new(order.Number)).WaitAsync(ct) : Task.FromResult(DialAnswer.Refused);

    public Task HangUpAsync(string linkId, CancellationToken ct) => _orders.AddAsync(new(null)).WaitAsync(ct);

    public IAsyncEnumerable<LineEvent> ListenAsync(CancellationToken ct) => EventStream.RunAsync(RunAsync, ct);

    private async Task RunAsync(ChannelWriter<LineEvent> events, CancellationToken ct)
    {
        var calls = new LineCalls(_line.Id, _clock, _timings.RingGap);
        var backOff = new BackOff(_timings.FirstRetry, _timings.LongestRetry);
        var wasOpen = false;
        _lamp.Show(LineState.Down, LineReasons.Starting, null);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var port = SerialPort.Open(Port(), _clock, _line.Baud);
                wasOpen = true;
                backOff.Reset();
                await new ModemSession(port, calls, _orders, events, _lamp, _timings, _clock).RunAsync(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (SerialPortException error)
            {
                Lose(error, wasOpen, calls, events);
            }
            catch (Exception error)
            {
                // A line worker must survive anything: the line comes back by itself.
                LineFailed(_log, error, _line.Id);
                Lose(new(SerialTrouble.PortFault, Port()), wasOpen, calls, events);
            }
            finally
            {
                _orders.Close();
            }

            await Task.Delay(backOff.Next(), _clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private string Port() => _line.Port is { Length: > 0 } port ? port : "";

    private void Lose(SerialPortException error, bool wasOpen, LineCalls calls, ChannelWriter<LineEvent> events)
    {
        foreach (var lineEvent in calls.Break(_clock.GetUtcNow(), error.Trouble.ToString()))
        {
            events.TryWrite(lineEvent);
        }

        // After an unplug the port is also missing; the first word is the one that helps.
        var reason = (error.Trouble, wasOpen) switch
        {
            _ when Port().Length == 0 => LineReasons.NotConfigured,
            (SerialTrouble.PortMissing, true) => LineReasons.Unplugged,
            var (trouble, _) => trouble.ToString(),
        };
        _lamp.Show(LineState.Down, reason, _line.Port);
        PortLost(_log, _line.Id, error.Trouble, error.Error);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "line {LineId} port {Trouble} errno {Error}")]
    private static partial void PortLost(ILogger log, string lineId, SerialTrouble trouble, int error);

    [LoggerMessage(Level = LogLevel.Error, Message = "line {LineId} failed and will be tried again")]
    private static partial void LineFailed(ILogger log, Exception error, string lineId);
}
