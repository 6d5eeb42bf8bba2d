using System.Globalization;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>Headers and PDUs, as <c>AT+CMGL</c> and <c>AT+CMGR</c> list them; lines of other kinds between them are passed over.</summary>
internal static class CardList
{
    /// <summary><c>+CMGL: 3,1,,24</c> and the PDU on the next line.</summary>
    public static IEnumerable<(int Index, string Hex, int? Length)> Read(IReadOnlyList<string> lines)
    {
        int? index = null;
        int? length = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("+CMGL:", StringComparison.Ordinal))
            {
                var fields = line[6..].Split(',');
                index = Number(fields[0]);
                length = Number(fields[^1]);
            }
            else if (index is { } place && line.All(char.IsAsciiHexDigit))
            {
                yield return (place, line, length);
                index = null;
            }
        }
    }

    /// <summary><c>+CMGR: 0,,24</c>; null for an empty place.</summary>
    public static (string Hex, int? Length)? ReadOne(IReadOnlyList<string> lines)
    {
        var header = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].StartsWith("+CMGR:", StringComparison.Ordinal))
            {
                header = i;
            }
            else if (header >= 0 && lines[i].All(char.IsAsciiHexDigit))
            {
                return (lines[i], Number(lines[header].Split(',')[^1]));
            }
        }

        return null;
    }

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
