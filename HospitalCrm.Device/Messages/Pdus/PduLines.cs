using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>PDUs as text: what <c>crm sms pdu</c> reads and writes.</summary>
public static class PduLines
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary><c>length,hex</c>, one line a part.</summary>
    public static string Encode(SubmitMessage message) =>
        string.Concat(SubmitEncoder.Encode(message).Select(pdu => string.Create(CultureInfo.InvariantCulture, $"{pdu.Length},{pdu.Hex}\n")));

    /// <summary>One JSON object for a line of hex, or of <c>length,hex</c>.</summary>
    /// <exception cref="PduException">Says what does not fit.</exception>
    public static string Decode(string line)
    {
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
        {
            return Write(PduDecoder.Decode(line));
        }

        return int.TryParse(line.AsSpan(0, comma), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? Write(PduDecoder.Decode(line[(comma + 1)..].Trim(), length))
            : throw new PduException("no length before the comma");
    }

    private static string Write(SmsPdu pdu) => pdu switch
    {
        DeliverPdu deliver => JsonSerializer.Serialize(
            new { kind = "deliver", from = deliver.From, text = Whole(deliver.Text), part = deliver.Segment?.Part ?? 1, parts = deliver.Segment?.Parts ?? 1, reference = deliver.Segment?.Reference }, Json),
        SubmitPdu submit => JsonSerializer.Serialize(
            new { kind = "submit", to = submit.To, text = Whole(submit.Text), part = submit.Segment?.Part ?? 1, parts = submit.Segment?.Parts ?? 1, reference = submit.Segment?.Reference }, Json),
        StatusReportPdu report => JsonSerializer.Serialize(
            new { kind = "report", to = report.To, reference = (int)report.Reference, status = (int)report.Status }, Json),
        _ => throw new ArgumentException("a PDU of a new kind", nameof(pdu)),
    };

    /// <summary>JSON has no half characters: one cut by its sender shows as U+FFFD.</summary>
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
