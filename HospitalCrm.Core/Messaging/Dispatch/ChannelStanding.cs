using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>How a channel stands with dispatch: stopped by somebody, resting after a fault, at the end of its card's day. In memory, with what was stored of it.</summary>
public sealed class ChannelStanding(SmsChannelOptions options, TimeProvider clock)
{
    /// <summary>So many passing failures in a row are the channel's, not the readers'.</summary>
    private const int FailuresInARow = 5;

    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private int _faults;
    private int _failures;

    public SmsChannelOptions Options => options;

    /// <summary>Null until the channel was made.</summary>
    public ISmsChannel? Channel { get; internal set; }

    public bool IsPaused { get; internal set; }

    public DateTimeOffset RestsUntil { get; private set; }

    /// <summary>Why it rests.</summary>
    public string? FaultCode { get; private set; }

    public DateTimeOffset? LastSentAt { get; private set; }

    /// <summary>Parts its card sent today.</summary>
    public long PartsToday { get; internal set; }

    /// <summary>What is in its hands.</summary>
    public int UnderWay { get; internal set; }

    /// <summary>It was ill a moment ago: it is tried with one message first.</summary>
    internal bool IsOnTrial => _faults > 0;

    /// <summary>Whether it may be given messages now. A gateway's own word that it is down is only from the last message; a modem's is from its line.</summary>
    public bool IsAvailable(int partsPerDay) =>
        !IsPaused
        && Channel is { } channel
        && clock.GetUtcNow() >= RestsUntil
        && !(options.Kind == SmsChannelKind.GsmModem && (channel.Health.State == ChannelState.Down || (partsPerDay > 0 && PartsToday >= partsPerDay)));

    internal void Learn(SendOutcome outcome, int parts)
    {
        lock (_lock)
        {
            switch (outcome.Result)
            {
                case SendResult.Accepted:
                    (_faults, _failures, FaultCode) = (0, 0, null);
                    LastSentAt = clock.GetUtcNow();
                    PartsToday += parts;
                    break;
                case SendResult.ChannelFault:
                    Rest(outcome.Code);
                    break;
                case SendResult.Temporary when ++_failures >= FailuresInARow:
                    Rest(outcome.Code);
                    break;
                case SendResult.Refused:
                    _failures = 0;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Several messages that fail at once are one fault.</summary>
    private void Rest(string? code)
    {
        var now = clock.GetUtcNow();
        FaultCode = code;
        _failures = 0;
        if (now < RestsUntil)
        {
            return;
        }

        var rest = FirstRest * Math.Pow(2, Math.Min(_faults, 10));
        _faults++;
        RestsUntil = now + (rest < LongestRest ? rest : LongestRest);
    }
}
