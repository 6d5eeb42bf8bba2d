namespace HospitalCrm.Core.Kernel;

/// <summary>The clock of business and schedule. <c>Clock:StartAt</c> shifts it (never in Production); timers still run at real speed.</summary>
public sealed class BusinessClock : TimeProvider
{
    private readonly TimeProvider _system;
    private readonly TimeSpan _shift;

    public BusinessClock(DateTimeOffset? startAt, TimeProvider? system = null)
    {
        _system = system ?? System;
        _shift = startAt is { } start ? start - _system.GetUtcNow() : TimeSpan.Zero;
    }

    public override TimeZoneInfo LocalTimeZone => HospitalZone.Info;

    public override long TimestampFrequency => _system.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => (_system.GetUtcNow() + _shift).ToUniversalTime();

    public override long GetTimestamp() => _system.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _system.CreateTimer(callback, state, dueTime, period);
}
