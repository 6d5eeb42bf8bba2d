namespace HospitalCrm.Core.Calls.Lines;

/// <summary>The side of a line that does what it is told. A line without one only listens.</summary>
public interface IDialler
{
    /// <summary>Right now: it is configured to dial, and there is something that would.</summary>
    bool CanDial { get; }

    /// <summary>Never throws for trouble on the wire; it is told in one word.</summary>
    Task<DialAnswer> DialAsync(DialOrder order, CancellationToken ct);

    /// <summary>Lets go of the line: after 接通 a modem leaves it to the handset, else the call is given up.</summary>
    Task HangUpAsync(string linkId, CancellationToken ct);
}

/// <param name="LinkId">What this call is called on its line; a telephone system uses it as <c>callId</c> of its events.</param>
/// <param name="Extension">The seat that speaks.</param>
public sealed record DialOrder(string LinkId, DialString Number, string? Extension);

/// <summary>How the line took it.</summary>
public enum DialAnswer
{
    /// <summary>The number is dialled. Whether anybody answers, the line's events say, or the agent.</summary>
    Dialled,

    Busy,
    NoAnswer,
    NoCarrier,
    NoDialTone,

    /// <summary>It rings, or is being dialled already.</summary>
    Occupied,

    /// <summary>The modem knows no such command; the telephone system said no.</summary>
    Refused,

    /// <summary>No word in time.</summary>
    Silent,

    /// <summary>Not connected.</summary>
    Down,
}
