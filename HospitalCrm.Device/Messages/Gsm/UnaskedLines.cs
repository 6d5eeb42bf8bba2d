using System.Globalization;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>What a modem says unasked about messages: there is one on the card, or here it is, on this line and the next.</summary>
internal sealed class UnaskedLines
{
    private readonly Queue<SmsSlot> _stored = new();
    private readonly Queue<DirectPdu> _direct = new();
    private (string Word, int? Length)? _header;

    public bool IsEmpty => _stored.Count == 0 && _direct.Count == 0;

    public bool TryStored(out SmsSlot slot) => _stored.TryDequeue(out slot);

    public bool TryDirect(out DirectPdu pdu) => _direct.TryDequeue(out pdu);

    /// <returns>False for a line that belongs to the answer of a command.</returns>
    public bool Take(string line)
    {
        if (_header is { } header)
        {
            _header = null;
            if (line.Length >= 2 && line.All(char.IsAsciiHexDigit))
            {
                // Cell broadcasts are nobody's message.
                if (header.Word != "+CBM:")
                {
                    _direct.Enqueue(new(line, header.Length));
                }

                return true;
            }
        }

        return Word(line) switch
        {
            "+CMTI:" or "+CDSI:" => Store(line),
            "+CMT:" or "+CDS:" or "+CBM:" => Expect(line),
            "RING" or "+CRING:" or "+CLIP:" or "+CUSD:" or "+CIEV:" => true,
            // ^RSSI:, ^MODE: and the like: a maker's own news. A command of ours never begins so.
            var word => word.StartsWith('^'),
        };
    }

    private static string Word(string line)
    {
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? line : line[..end];
    }

    /// <summary><c>+CMTI: "SM",3</c></summary>
    private bool Store(string line)
    {
        var parts = line[6..].Split(',');
        if (parts.Length >= 2 && int.TryParse(parts[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            _stored.Enqueue(new(parts[0].Trim().Trim('"'), index));
        }

        return true;
    }

    /// <summary><c>+CMT: ,24</c> or <c>+CDS: 24</c>: the last number is the length.</summary>
    private bool Expect(string line)
    {
        var last = line[(line.LastIndexOfAny([',', ':']) + 1)..].Trim();
        var length = int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        _header = (Word(line), length);
        return true;
    }
}

/// <summary>A place on the card or in the modem.</summary>
internal readonly record struct SmsSlot(string Memory, int Index);

/// <summary>A PDU that stands nowhere but here.</summary>
internal readonly record struct DirectPdu(string Hex, int? Length);
