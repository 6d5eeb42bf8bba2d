using System.Text;

namespace HospitalCrm.Device.Simulators;

/// <summary>What a modem prints between two rings.</summary>
public sealed record CallerIdBurst
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    /// <summary>Null: the modem prints no number.</summary>
    public string? Number { get; init; }

    /// <summary>Sent in GBK, as Chinese exchanges do. Null, the usual case in China: no NAME line.</summary>
    public string? Name { get; init; }

    public string Date { get; init; } = "0321";

    public string Time { get; init; } = "1405";

    public byte[] ToBytes()
    {
        var text = new StringBuilder($"\r\nDATE = {Date}\r\n\r\nTIME = {Time}\r\n");
        if (Number is not null)
        {
            text.Append("\r\nNMBR = ").Append(Number).Append("\r\n");
        }

        if (Name is not null)
        {
            text.Append("\r\nNAME = ").Append(Name).Append("\r\n");
        }

        return Gbk.GetBytes(text.ToString());
    }
}
