namespace HospitalCrm.Core.Calls.Lines;

/// <summary>One configured telephone line (<c>Lines:N:*</c>, contracts §2).</summary>
public sealed record LineOptions
{
    public required string Id { get; init; }

    /// <summary><c>Modem</c>, <c>HttpEvents</c> or <c>Script</c>.</summary>
    public required string Adapter { get; init; }

    /// <summary>The serial port of a modem, for example <c>/dev/ttyUSB0</c>.</summary>
    public string? Port { get; init; }

    /// <summary>Speed of the serial port; always 8N1. USB modems ignore it.</summary>
    public int Baud { get; init; } = 115200;

    /// <summary>The recorded line a script replays.</summary>
    public string? Path { get; init; }

    /// <summary>The seat this line rings at, when the line itself does not say.</summary>
    public string? Extension { get; init; }
}
