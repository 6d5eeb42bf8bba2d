using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Lines;
using HospitalCrm.Device.Modems;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>短信猫: a GSM modem on a serial port, spoken to in PDU mode. It comes back by itself after whatever happened to it.</summary>
public sealed partial class GsmModemChannel : ISmsChannel
{
    private readonly SmsChannelOptions _options;
    private readonly GsmTimings _timings;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly ChannelLamp _lamp;
    private readonly SendQueue _queue = new();
    private readonly PinOnce _pin;

    public GsmModemChannel(SmsChannelOptions options, TimeProvider clock, ILogger<GsmModemChannel> log, GsmTimings? timings = null)
    {
        (_options, _clock, _log, _timings) = (options, clock, log, timings ?? new());
        _lamp = new(options.Id, clock, log);
        _pin = new(options.Pin);
    }

    public string Id => _options.Id;

    public SmsChannelKind Kind => SmsChannelKind.GsmModem;

    /// <summary>A modem does one thing at a time.</summary>
    public int Window => _options.Window ?? 1;

    public ChannelHealth Health => _lamp.Health;

    public async Task<SendOutcome> SendAsync(OutgoingSms message, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var request = new SendRequest(message);
        if (_queue.Add(request) is { } closed)
        {
            return SendOutcome.ChannelFault(closed);
        }

        await using var cancelled = ct.Register(() => request.CallBack(ct));
        return await request.Outcome;
    }

    public async Task ListenAsync(Func<ChannelEvent, CancellationToken, Task> take, CancellationToken ct)
    {
        var inbox = new GsmInbox(Id, take, _timings, _clock, _log);
        var backOff = new BackOff(_timings.FirstRetry, _timings.LongestRetry);
        var wasOpen = false;
        while (!ct.IsCancellationRequested)
        {
            GsmSession? session = null;
            try
            {
                await using var port = SerialPort.Open(_options.Port ?? "", _clock, _options.Baud, new(AtDialogue.Prompt));
                wasOpen = true;
                session = new(port, inbox, _lamp, _options.Reports, _timings, _clock);
                await session.RunAsync(_queue, _pin, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                Lose(Reason(error, wasOpen), error);
            }

            if (session is { HasSent: true })
            {
                backOff.Reset();
            }

            await Task.Delay(backOff.Next(), _clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _queue.Close(ChannelReasons.Starting);
    }

    public ValueTask DisposeAsync()
    {
        _queue.Close(ChannelReasons.Starting);
        return ValueTask.CompletedTask;
    }

    private void Lose(string reason, Exception error)
    {
        _lamp.Down(reason);
        _queue.Close(reason);
        if (error is not (ModemTrouble or SerialPortException))
        {
            ChannelFailed(_log, error, Id);
        }
    }

    /// <summary>After an unplug the port is also missing; the first word is the one that helps.</summary>
    private string Reason(Exception error, bool wasOpen) => error switch
    {
        _ when string.IsNullOrEmpty(_options.Port) => ChannelReasons.NotConfigured,
        ModemTrouble trouble => trouble.Reason,
        SerialPortException { Trouble: SerialTrouble.PortMissing } => wasOpen ? ChannelReasons.Unplugged : ChannelReasons.PortMissing,
        SerialPortException { Trouble: SerialTrouble.Permission } => ChannelReasons.Permission,
        SerialPortException { Trouble: SerialTrouble.Busy } => ChannelReasons.Busy,
        SerialPortException { Trouble: SerialTrouble.Unplugged } => ChannelReasons.Unplugged,
        SerialPortException { Trouble: SerialTrouble.NotASerialPort } => ChannelReasons.NotASerialPort,
        _ => ChannelReasons.PortFault,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "channel {ChannelId} failed and will be tried again")]
    private static partial void ChannelFailed(ILogger log, Exception error, string channelId);
}
