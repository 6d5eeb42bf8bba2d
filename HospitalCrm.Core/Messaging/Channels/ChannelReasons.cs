namespace HospitalCrm.Core.Messaging.Channels;

/// <summary>Reason codes of <see cref="ChannelHealth"/>; the text keys of pages are <c>Channel.</c> and the code.</summary>
public static class ChannelReasons
{
    public const string Ready = "ready";

    /// <summary>Made, and nothing tried yet.</summary>
    public const string Starting = "starting";

    public const string NotConfigured = "not-configured";
    public const string PortMissing = "port-missing";
    public const string Permission = "permission";
    public const string Busy = "busy";
    public const string Unplugged = "unplugged";
    public const string NotASerialPort = "not-a-serial-port";
    public const string PortFault = "port-fault";

    /// <summary>The modem does not answer commands.</summary>
    public const string NoAnswer = "no-answer";

    /// <summary>It answers, and cannot send PDUs: no modem for messages.</summary>
    public const string NotSupported = "not-supported";

    public const string NoSim = "no-sim";
    public const string SimPin = "sim-pin";
    public const string SimPuk = "sim-puk";

    /// <summary>Not registered in any network: antenna, card, or operator.</summary>
    public const string NoNetwork = "no-network";

    /// <summary>The server or gateway cannot be reached.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The server or gateway does not let us in.</summary>
    public const string Credentials = "credentials";

    /// <summary>The gateway's address is not one (404).</summary>
    public const string WrongAddress = "wrong-address";

    public const string NotWritable = "not-writable";
}
