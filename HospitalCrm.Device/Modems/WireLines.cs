namespace HospitalCrm.Device.Modems;

/// <summary>Bytes in, whole lines out. A line ends at CR or LF; what comes glued is parted, what comes torn is joined.</summary>
/// <param name="prompt">What is a line of its own without any end, when it stands at the beginning of one: <c>"> "</c> of a modem that waits for a PDU.</param>
/// <param name="marks">Characters that end a line too and stay its last: Ctrl-Z and ESC after a PDU, which a modem hears.</param>
public sealed class WireLines(string? prompt = null, string marks = "")
{
    /// <summary>The longest honest line is a raw caller-ID packet in hex (about 520 characters).</summary>
    public const int Longest = 1024;

    private readonly byte[] _line = new byte[Longest];
    private int _length;
    private bool _tooLong;

    /// <summary>Non-empty lines that ended within these bytes. A line beyond <see cref="Longest"/> is noise and dropped whole.</summary>
    public IReadOnlyList<string> Take(ReadOnlySpan<byte> bytes)
    {
        List<string>? lines = null;
        foreach (var value in bytes)
        {
            if (value is (byte)'\r' or (byte)'\n')
            {
                if (_length > 0 && !_tooLong)
                {
                    (lines ??= []).Add(Text());
                }

                (_length, _tooLong) = (0, false);
            }
            else if (marks.Contains((char)value, StringComparison.Ordinal))
            {
                (lines ??= []).Add(Text() + (char)value);
                (_length, _tooLong) = (0, false);
            }
            else
            {
                Keep(value);
                if (IsPrompt())
                {
                    (lines ??= []).Add(prompt!);
                    _length = 0;
                }
            }
        }

        return lines ?? (IReadOnlyList<string>)[];
    }

    private string Text() => WireText.Decode(_line.AsSpan(0, _length));

    private bool IsPrompt()
    {
        if (_length != prompt?.Length)
        {
            return false;
        }

        for (var i = 0; i < _length; i++)
        {
            if (_line[i] != prompt[i])
            {
                return false;
            }
        }

        return true;
    }

    private void Keep(byte value)
    {
        // Plugging a cable sprays NULs and other control bytes before the first honest letter.
        if (value < 0x20 && value != (byte)'\t')
        {
            return;
        }

        if (_length == Longest)
        {
            _tooLong = true;
            return;
        }

        _line[_length++] = value;
    }
}
