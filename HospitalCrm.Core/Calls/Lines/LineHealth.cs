namespace HospitalCrm.Core.Calls.Lines;

/// <summary>What the line lamp shows: a state and a reason code that Web translates into plain words.</summary>
/// <param name="Reason">A text key such as <c>Listening</c>, <c>PortMissing</c>, <c>Unplugged</c>, <c>NoAnswer</c>, <c>RingsWithoutNumber</c>, <c>Permission</c>.</param>
/// <param name="Detail">For the words: a port path or a count; never a caller's number.</param>
public sealed record LineHealth(LineState State, string Reason, string? Detail, DateTimeOffset Since);

public enum LineState
{
    /// <summary>Works.</summary>
    Ok,

    /// <summary>Connected, but it does not say what it should: no answer to commands, or rings without a caller-ID.</summary>
    Silent,

    /// <summary>Not connected.</summary>
    Down,
}
