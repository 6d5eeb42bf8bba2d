using HospitalCrm.Core.Messaging.Channels;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device.Messages;

/// <summary>How a channel is. Tells the log changes only.</summary>
internal sealed partial class ChannelLamp(string channelId, TimeProvider clock, ILogger log)
{
    private readonly Lock _gate = new();
    private ChannelHealth _health = new(ChannelState.Unknown, ChannelReasons.Starting, clock.GetUtcNow());

    public ChannelHealth Health => Volatile.Read(ref _health);

    public void Ready() => Show(ChannelState.Ok, ChannelReasons.Ready);

    public void Down(string reason) => Show(ChannelState.Down, reason);

    /// <summary>What a modem says of its antenna and its network; null where it does not.</summary>
    public void Hears(int? signal, string? network)
    {
        lock (_gate)
        {
            Volatile.Write(ref _health, _health with { Signal = signal, Operator = network });
        }
    }

    private void Show(ChannelState state, string reason)
    {
        lock (_gate)
        {
            if (_health.State == state && _health.Reason == reason)
            {
                return;
            }

            Volatile.Write(ref _health, _health with { State = state, Reason = reason, Since = clock.GetUtcNow() });
        }

        HealthChanged(log, channelId, state, reason);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "channel {ChannelId} {State} {Reason}")]
    private static partial void HealthChanged(ILogger log, string channelId, ChannelState state, string reason);
}
