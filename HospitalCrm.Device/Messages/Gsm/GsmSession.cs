using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Messages.Pdus;
using HospitalCrm.Device.Modems;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>From plugging in to unplugging: sends what waits, takes what comes in, and looks around when it is quiet.</summary>
internal sealed class GsmSession
{
    private static readonly TimeSpan LeastWait = TimeSpan.FromSeconds(5);

    private readonly SerialPort _port;
    private readonly GsmInbox _inbox;
    private readonly ChannelLamp _lamp;
    private readonly GsmTimings _timings;
    private readonly TimeProvider _clock;
    private readonly bool _wantsReports;
    private readonly UnaskedLines _unasked = new();
    private readonly AtDialogue _dialogue;
    private readonly GsmSetup _setup;
    private readonly GsmNetwork _network;
    private byte _concatenation;
    private bool _isRegistered;

    public GsmSession(SerialPort port, GsmInbox inbox, ChannelLamp lamp, bool wantsReports, GsmTimings timings, TimeProvider clock)
    {
        (_port, _inbox, _lamp, _wantsReports, _timings, _clock) = (port, inbox, lamp, wantsReports, timings, clock);
        _dialogue = new(port, _unasked, clock);
        _setup = new(_dialogue, timings);
        _network = new(_dialogue, timings);
#pragma warning disable CA5394 // tells long messages apart, guards nothing
        _concatenation = (byte)Random.Shared.Next(256);
#pragma warning restore CA5394
    }

    /// <summary>Something was sent: the next trouble is a new one.</summary>
    public bool HasSent { get; private set; }

    public async Task RunAsync(SendQueue queue, PinOnce pin, CancellationToken ct)
    {
        await _setup.RunAsync(pin, ct);
        await _inbox.BeginAsync(_dialogue, ct);
        await LookAroundAsync(ct);
        queue.Open();
        var pollAt = DateTimeOffset.MinValue;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            await _inbox.TakeAnnouncedAsync(_unasked, _dialogue, _setup.MustAcknowledge, ct);
            if (_clock.GetUtcNow() is var now && now >= pollAt)
            {
                await PollAsync(pollAt != DateTimeOffset.MinValue, ct);
                pollAt = now + (_isRegistered ? _timings.Poll : _timings.NetworkPoll);
            }
            else if (queue.Next() is { } request)
            {
                await SendAsync(request, ct);
            }
            else
            {
                await WaitAsync(queue, pollAt, ct);
                await HearAsync(ct);
            }
        }
    }

    private async Task PollAsync(bool lookAround, CancellationToken ct)
    {
        if (lookAround)
        {
            await LookAroundAsync(ct);
        }

        await _inbox.DrainAsync(_dialogue, ct);
    }

    private async Task LookAroundAsync(CancellationToken ct)
    {
        _isRegistered = await _network.IsRegisteredAsync(ct);
        _lamp.Hears(await _network.SignalAsync(ct), await _network.OperatorAsync(ct));
        if (_isRegistered)
        {
            _lamp.Ready();
        }
        else
        {
            _lamp.Down(ChannelReasons.NoNetwork);
        }
    }

    private async Task SendAsync(SendRequest request, CancellationToken ct)
    {
        if (!_isRegistered)
        {
            request.End(SendOutcome.ChannelFault(ChannelReasons.NoNetwork));
            return;
        }

        // When the product stops, a message under way still gets a few seconds for its answer.
        using var farewell = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _clock);
        await using var stop = ct.Register(() => farewell.CancelAfter(_timings.Farewell));
        var sender = new GsmSender(_dialogue, _timings, _clock);
        var outcome = SendOutcome.Unknown("driver-failed");
        try
        {
            outcome = await sender.SendAsync(Submit(request.Message), farewell.Token);
        }
        finally
        {
            request.End(outcome);
        }

        HasSent |= outcome.Result == SendResult.Accepted;
        if (sender.Trouble is { } trouble)
        {
            throw new ModemTrouble(trouble);
        }

        if (outcome.Result == SendResult.ChannelFault)
        {
            throw new ModemTrouble(outcome.Code!);
        }
    }

    private SubmitMessage Submit(OutgoingSms message) =>
        // An international number begins with the plus of the wire, however it was typed.
        new(message.To.StartsWith("00", StringComparison.Ordinal) ? "+" + message.To[2..] : message.To, message.Text)
        {
            IsFlash = message.IsFlash,
            Validity = message.Validity,
            WantsReport = _wantsReports,
            Concatenation = unchecked(++_concatenation),
        };

    /// <summary>Until something is said, something is to be sent, or it is time to look around.</summary>
    private async Task WaitAsync(SendQueue queue, DateTimeOffset pollAt, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        // A message that cannot be stored is offered again, but not without end in the same second.
        var offerAt = _inbox.NextDeadline is { } deadline && deadline < now + LeastWait ? now + LeastWait : _inbox.NextDeadline;
        var until = offerAt < pollAt ? offerAt.Value : pollAt;
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Task[] waits =
        [
            _port.WaitForLineAsync(wake.Token),
            queue.WaitAsync(wake.Token),
            Task.Delay(until > now ? until - now : TimeSpan.Zero, _clock, wake.Token),
        ];
        await Task.WhenAny(waits);
        await wake.CancelAsync();
        await Task.WhenAll(waits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task HearAsync(CancellationToken ct)
    {
        while (await _port.ReadLineAsync(DateTimeOffset.MinValue, ct) is { } line)
        {
            _unasked.Take(line.Text.Trim());
        }
    }
}
