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

    /// <summary>软件拨号: this line may be told to dial. Off unless somebody says so: a modem needs a telephone beside it to speak into.</summary>
    public bool DialOut { get; init; }

    /// <summary>What gets an outside line, for example <c>9,</c> (the comma waits for the second tone); not put before extensions.</summary>
    public string DialPrefix { get; init; } = "";

    /// <summary><c>HttpEvents</c>: where the telephone system takes call requests.</summary>
    public string? DialUrl { get; init; }

    /// <summary><c>HttpEvents</c>: sent as <c>Authorization: Bearer …</c> with every call request.</summary>
    public string? DialSecret { get; init; }

    /// <summary><c>HttpEvents</c>: seconds to wait for the answer to a call request.</summary>
    public int DialTimeout { get; init; } = 10;
}
