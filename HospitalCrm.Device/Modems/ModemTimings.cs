namespace HospitalCrm.Device.Modems;

public sealed record ModemTimings
{
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Between two commands; older modems lose characters that come right after an OK.</summary>
    public TimeSpan Breath { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>China rings every 5 s; 8 s without a ring and the bell has stopped.</summary>
    public TimeSpan RingGap { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How often a quiet modem is asked again for caller-ID: one that was switched off and on has forgotten it.</summary>
    public TimeSpan Check { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>From the dial command to its answer: the dial tone, a pause or two and a long number.</summary>
    public TimeSpan Dial { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A modem nobody takes off the line again lets go by itself. Whoever speaks holds the line with the handset.</summary>
    public TimeSpan LongestDialled { get; init; } = TimeSpan.FromMinutes(3);

    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(5);
}
