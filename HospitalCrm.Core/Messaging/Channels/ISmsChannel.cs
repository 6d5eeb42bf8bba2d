namespace HospitalCrm.Core.Messaging.Channels;

/// <summary>
/// One way out of the house for messages: a modem, a gateway, a mail server, a file. It turns a message into wire and wire into
/// outcomes; it knows nothing of patients, queues or rights.
/// </summary>
public interface ISmsChannel : IAsyncDisposable
{
    /// <summary>The configured id (<c>Sms:Channels:N:Id</c>).</summary>
    string Id { get; }

    SmsChannelKind Kind { get; }

    /// <summary>How many <see cref="SendAsync"/> may run at once.</summary>
    int Window { get; }

    /// <summary>How the channel is right now; cheap, ask as often as you like.</summary>
    ChannelHealth Health { get; }

    /// <summary>
    /// Sends one message. Never throws for what the wire did: it says so as an outcome, and once bytes may have left the house, trouble is
    /// <see cref="SendResult.Unknown"/>. A modem sends only while <see cref="ListenAsync"/> runs.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled before anything was sent.</exception>
    Task<SendOutcome> SendAsync(OutgoingSms message, CancellationToken ct);

    /// <summary>
    /// Brings delivery reports and replies until cancelled; a channel whose wire brings none completes at once. <paramref name="take"/>
    /// returns when the event is durable; only then the modem is told and the place on its card is freed, so an event may come twice but is never lost.
    /// </summary>
    Task ListenAsync(Func<ChannelEvent, CancellationToken, Task> take, CancellationToken ct);
}
