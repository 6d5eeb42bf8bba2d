namespace HospitalCrm.Device.Simulators;

/// <summary>How an emulated modem behaves, and misbehaves.</summary>
public sealed record ModemManners
{
    public static ModemManners Good { get; } = new();

    /// <summary>False: switched off, or not a modem at all.</summary>
    public bool Answers { get; init; } = true;

    public bool Echoes { get; init; } = true;

    /// <summary>False: says OK to caller-ID and never reports one (cheap chip sets do).</summary>
    public bool Reports { get; init; } = true;

    /// <summary>The only caller-ID command it knows; null: all of them. An unknown command gets ERROR.</summary>
    public string? OnlyCallerIdCommand { get; init; }

    /// <summary>Bytes written at a time; 0: all at once. 1 tears every line at every byte.</summary>
    public int BytesAtATime { get; init; }

    /// <summary>Between two pieces when <see cref="BytesAtATime"/> is set.</summary>
    public TimeSpan PauseBetweenBytes { get; init; }

    /// <summary>What it says when it has dialled: OK, BUSY, NO CARRIER, NO DIALTONE, garbage; null: nothing.</summary>
    public string? Dials { get; init; } = "OK";

    /// <summary>Numbers it says BUSY to, whatever it says to others.</summary>
    public IReadOnlyCollection<string> BusyNumbers { get; init; } = [];

    internal static string? Dialled(string command) =>
        command.StartsWith("ATD", StringComparison.OrdinalIgnoreCase) ? command[3..].TrimStart('T', 't', 'P', 'p').TrimEnd(';') : null;

    internal bool Knows(string command) =>
        OnlyCallerIdCommand is null || command == OnlyCallerIdCommand || !IsCallerIdCommand(command);

    internal static bool IsCallerIdCommand(string command) =>
        command.Contains("CID=1", StringComparison.Ordinal) || command is "AT#CC1" or "AT*ID1";
}
