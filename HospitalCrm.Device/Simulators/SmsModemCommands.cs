using System.Globalization;

namespace HospitalCrm.Device.Simulators;

/// <summary>What an emulated SMS modem answers to everything but a PDU. Null: it knows no such command.</summary>
internal sealed class SmsModemCommands(SmsModemCard card)
{
    private const string Memories = "\"SM\",\"ME\",\"SR\"";

    private string _memory = "SM";

    public bool Echoes { get; private set; } = true;

    /// <summary>How a report is brought: 0 not, 1 directly, 2 on the card.</summary>
    public int Reports { get; private set; }

    public bool Announces { get; private set; }

    public bool WantsAcknowledgement { get; private set; }

    /// <summary>The host said that it has a direct PDU.</summary>
    public event Action? Acknowledged;

    /// <param name="command">Without AT; several parted by semicolons.</param>
    public string? Answer(string command, SmsModemManners manners)
    {
        var answer = "";
        foreach (var part in command.Split(';'))
        {
            if (One(part.Trim(), manners) is not { } one)
            {
                return null;
            }

            answer += one;
        }

        return answer;
    }

    private string? One(string command, SmsModemManners manners)
    {
        var (word, value) = Split(command.ToUpperInvariant());
        return word switch
        {
            "" or "Z" or "&F" or "H" or "V1" or "Q0" or "E0V1" or "E0Q0V1" or "S7=45" or "S0=0" or "+CMEE" or "+CMMS" or "+CSCS" or "+CFUN" or "+CLIP" or "+CREG" or "+CGREG" or "+CSDH" or "&C1" or "&D2" or "&S0" => "",
            "E0" or "E1" => SetEcho(word == "E1"),
            "I" or "I0" or "+CGMI" or "+GMI" => Line("EMULATOR"),
            "+CGMM" or "+GMM" => Line("SMS-1"),
            "+CGMR" or "+GMR" => Line("1.0"),
            "+CGSN" or "+GSN" => Line("350000000000017"),
            "+CIMI" => Line("460001234567890"),
            "+CPIN?" => Line($"+CPIN: {manners.Pin}"),
            "+CSQ" => Line("+CSQ: 21,0"),
            "+CREG?" => Line($"+CREG: 0,{manners.Registration}"),
            "+CGREG?" => Line($"+CGREG: 0,{manners.Registration}"),
            "+CEREG?" => null,
            "+COPS?" => Line("+COPS: 0,0,\"CHINA MOBILE\""),
            "+CBC" => Line("+CBC: 0,100"),
            "+CSCA?" => Line("+CSCA: \"+8613800100500\",145"),
            "+CSCS?" => Line("+CSCS: \"GSM\""),
            "+CSCS=?" => Line("+CSCS: (\"GSM\",\"UCS2\",\"HEX\")"),
            "+CMGF" => value == "0" ? "" : null,
            "+CMGF?" => Line("+CMGF: 0"),
            "+CMGF=?" => Line("+CMGF: (0)"),
            "+CMEE?" => Line("+CMEE: 1"),
            "+CSMS" => SetService(value),
            "+CSMS=?" => Line("+CSMS: (0,1)"),
            "+CSMS?" => Line($"+CSMS: {(WantsAcknowledgement ? 1 : 0)},1,1,1"),
            "+CNMI=?" => Line("+CNMI: (0,1,2),(0,1),(0,2),(0,1,2),(0,1)"),
            "+CNMI" => SetAnnouncements(value, manners),
            "+CNMI?" => Line($"+CNMI: 2,{(Announces ? 1 : 0)},0,{Reports},0"),
            "+CPMS=?" => Line($"+CPMS: ({Memories}),(\"SM\",\"ME\"),(\"SM\",\"ME\")"),
            "+CPMS?" => Line($"+CPMS: \"{_memory}\",{Used(manners)},\"SM\",{Used(manners)},\"SM\",{Used(manners)}"),
            "+CPMS" => SelectMemory(value, manners),
            "+CMGL" => card.List(value.Length == 0 ? 0 : Number(value) ?? 4),
            "+CMGR" => Number(value) is { } index ? card.Read(index) : null,
            "+CMGD" => Delete(value),
            "+CNMA" => Acknowledge(),
            _ => null,
        };
    }

    private static (string Word, string Value) Split(string command)
    {
        // A question with =? is a word of its own; S7=45 is too.
        var at = command.IndexOf('=', StringComparison.Ordinal);
        return at < 0 || command.EndsWith("=?", StringComparison.Ordinal) || command.StartsWith('S') ? (command, "") : (command[..at], command[(at + 1)..]);
    }

    private string SetEcho(bool on)
    {
        Echoes = on;
        return "";
    }

    private string SetService(string value)
    {
        WantsAcknowledgement = value == "1";
        return Line("+CSMS: 1,1,1");
    }

    private string? SetAnnouncements(string value, SmsModemManners manners)
    {
        var fields = value.Split(',');
        var reports = fields.Length > 3 ? Number(fields[3]) ?? 0 : 0;
        if (manners.StoresReports && reports == 1)
        {
            return null;
        }

        (Announces, Reports) = (fields.Length > 1 && fields[1] != "0", reports);
        return "";
    }

    private string SelectMemory(string value, SmsModemManners manners)
    {
        var first = value.Split(',')[0].Trim('"');
        _memory = first.Length > 0 ? first : _memory;
        return Line($"+CPMS: {Used(manners)},{Used(manners)},{Used(manners)}");
    }

    private string Used(SmsModemManners manners) => string.Create(CultureInfo.InvariantCulture, $"{card.Count},{manners.Places}");

    private string? Delete(string value)
    {
        var fields = value.Split(',');
        if (fields.Length > 1 && fields[1] != "0")
        {
            card.Clear();
            return "";
        }

        return Number(fields[0]) is { } index && card.Delete(index) ? "" : null;
    }

    private string Acknowledge()
    {
        Acknowledged?.Invoke();
        return "";
    }

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Line(string text) => $"\r\n{text}\r\n";
}
