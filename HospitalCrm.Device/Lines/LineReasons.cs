namespace HospitalCrm.Device.Lines;

/// <summary>Reason codes of the line lamp; docs/devices.md says what each means and what to do.</summary>
public static class LineReasons
{
    /// <summary>Works. Detail: the port or the recording.</summary>
    public const string Listening = nameof(Listening);

    /// <summary>Not yet tried. Detail: none.</summary>
    public const string Starting = nameof(Starting);

    /// <summary>No port, or no recording, stands in the configuration. Detail: none.</summary>
    public const string NotConfigured = nameof(NotConfigured);

    public const string PortMissing = nameof(PortMissing);
    public const string Permission = nameof(Permission);
    public const string Busy = nameof(Busy);
    public const string Unplugged = nameof(Unplugged);
    public const string NotASerialPort = nameof(NotASerialPort);
    public const string PortFault = nameof(PortFault);

    /// <summary>The modem does not answer commands. Detail: the port.</summary>
    public const string NoAnswer = nameof(NoAnswer);

    /// <summary>The modem answers, but knows no caller-ID command. Detail: the port.</summary>
    public const string CallerIdRefused = nameof(CallerIdRefused);

    /// <summary>Calls ring and no number comes. Detail: how many calls in a row.</summary>
    public const string RingsWithoutNumber = nameof(RingsWithoutNumber);

    /// <summary>A recording was played to its end. Detail: the recording.</summary>
    public const string ScriptEnded = nameof(ScriptEnded);

    public const string ScriptMissing = nameof(ScriptMissing);

    /// <summary>Detail: the recording and the number of the line that cannot be read.</summary>
    public const string ScriptInvalid = nameof(ScriptInvalid);

    public static IReadOnlyList<string> All { get; } =
    [
        Listening, Starting, NotConfigured, PortMissing, Permission, Busy, Unplugged, NotASerialPort, PortFault,
        NoAnswer, CallerIdRefused, RingsWithoutNumber, ScriptEnded, ScriptMissing, ScriptInvalid,
    ];
}
