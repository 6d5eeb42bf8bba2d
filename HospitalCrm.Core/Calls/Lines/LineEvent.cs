namespace HospitalCrm.Core.Calls.Lines;

/// <summary>One thing a line said. Raw text is kept as it came; it is normalised in Calls, never in a device.</summary>
/// <param name="DeviceId">The configured line id.</param>
/// <param name="SessionId">Begins anew with every start of the device, so sequence numbers never collide with yesterday's.</param>
/// <param name="Sequence">Repeats are dropped by (DeviceId, SessionId, Sequence, Signal).</param>
/// <param name="LinkId">Names the call on its line: all signals of one call share it.</param>
/// <param name="At">When the product received it (UTC). A device's own clock is never trusted: it has no year and is often wrong.</param>
public sealed record LineEvent(string DeviceId, Guid SessionId, long Sequence, string LinkId, LineSignal Signal, DateTimeOffset At)
{
    public CallDirection Direction { get; init; } = CallDirection.Incoming;

    /// <summary>The caller's number as the wire gave it; null when this signal carries none.</summary>
    public string? RawNumber { get; init; }

    public Presentation Presentation { get; init; } = Presentation.Allowed;

    public string? RawName { get; init; }

    /// <summary>The extension that rings (or answered); null for a line that is wired to one seat by configuration.</summary>
    public string? LocalExtension { get; init; }

    /// <summary>Where a transfer goes.</summary>
    public string? ToExtension { get; init; }

    public string? Cause { get; init; }

    /// <summary>Monotonic reading (<see cref="TimeProvider.GetTimestamp"/>) of the moment the product received it; 0 = not measured.</summary>
    public long Stamp { get; init; }
}
