using System.Text.RegularExpressions;
using HospitalCrm.Core.Calls.Lines;

namespace HospitalCrm.Device.Modems;

/// <summary>
/// Reads the formatted caller-ID of modems, line by line (docs/devices.md lists the shapes). The number is told when its line ends:
/// in China no NAME follows, so waiting for one would cost a whole ring.
/// </summary>
public sealed partial class CallerIdReading
{
    private const int LongestNumber = 40;
    private const int LongestName = 60;

    private string? _numberKey;
    private string? _nameBeforeNumber;
    private bool _hasNumber;
    private bool _isUnavailable;

    /// <summary>A call is over; nothing of it may stick to the next one.</summary>
    public void Reset() => (_numberKey, _nameBeforeNumber, _hasNumber, _isUnavailable) = (null, null, false, false);

    public IReadOnlyList<CallerIdSign> Read(string text)
    {
        var signs = new List<CallerIdSign>(2);
        foreach (var line in text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            ReadLine(line, signs);
        }

        return signs;
    }

    private void ReadLine(string line, List<CallerIdSign> signs)
    {
        if (RingLine().IsMatch(line))
        {
            TakeRing(signs);
            return;
        }

        if (CallerIdPacket.TryRead(line) is { } packet)
        {
            TakePacket(packet, signs);
            return;
        }

        var fields = FieldKey().Matches(line);
        for (var i = 0; i < fields.Count; i++)
        {
            var start = fields[i].Index + fields[i].Length;
            var end = i + 1 < fields.Count ? fields[i + 1].Index : line.Length;
            TakeField(fields[i].Groups["key"].Value.ToUpperInvariant(), line[start..end].Trim(), signs);
        }
    }

    private void TakeField(string key, string value, List<CallerIdSign> signs)
    {
        switch (key)
        {
            case "NMBR" or "DDN_NMBR" or "DDN":
                TakeNumber(key, value, signs);
                break;
            case "NAME":
                TakeName(value, signs);
                break;
            case "MESG" when CallerIdPacket.TryRead(value) is { } packet:
                TakePacket(packet, signs);
                break;
            default:
                // DATE, TIME and other messages: a modem's clock has no year and is often wrong.
                break;
        }
    }

    private void TakeNumber(string key, string value, List<CallerIdSign> signs)
    {
        // NMBR and DDN_NMBR of one burst are the same caller twice, perhaps written differently: the first one stands.
        if (_numberKey is not null && _numberKey != key)
        {
            return;
        }

        var glued = GluedRing().Match(value);
        var number = glued.Success ? value[..glued.Index].TrimEnd() : value;
        var presentation = PresentationWords.Of(number)
            ?? (IsNumber(number) ? Presentation.Allowed : Presentation.Unavailable);
        _numberKey = presentation == Presentation.Allowed ? key : null;
        AddNumber(number, presentation, signs);
        if (glued.Success)
        {
            TakeRing(signs);
        }
    }

    private void AddNumber(string? number, Presentation presentation, List<CallerIdSign> signs)
    {
        var name = _nameBeforeNumber;
        _nameBeforeNumber = null;
        // "Name withheld" before an undelivered number says why there is none.
        if (name is not null && PresentationWords.Of(name) is { } word)
        {
            name = null;
            presentation = presentation == Presentation.Unavailable ? word : presentation;
        }

        _isUnavailable = presentation == Presentation.Unavailable;
        signs.Add(new(CallerIdSignKind.Number, presentation == Presentation.Allowed ? number : null, presentation, name));
        _hasNumber = true;
    }

    private void TakeName(string value, List<CallerIdSign> signs)
    {
        if (value.Length == 0)
        {
            return;
        }

        var name = value.Length > LongestName ? value[..LongestName] : value;
        if (!_hasNumber)
        {
            _nameBeforeNumber = name;
        }
        else if (PresentationWords.Of(name) is not { } word)
        {
            signs.Add(new(CallerIdSignKind.Name, Name: name));
        }
        else if (_isUnavailable && word == Presentation.Withheld)
        {
            AddNumber(null, word, signs);
        }
    }

    private void TakeRing(List<CallerIdSign> signs)
    {
        _numberKey = null;
        signs.Add(new(CallerIdSignKind.Ring));
        if (_nameBeforeNumber is not { } name)
        {
            return;
        }

        // A burst ended with a name and no number.
        _nameBeforeNumber = null;
        signs.Add(PresentationWords.Of(name) is { } word
            ? new(CallerIdSignKind.Number, Presentation: word)
            : new(CallerIdSignKind.Name, Name: name));
    }

    private void TakePacket(CallerIdPacket packet, List<CallerIdSign> signs)
    {
        _nameBeforeNumber = packet.Name ?? _nameBeforeNumber;
        AddNumber(packet.Number, packet.Presentation, signs);
    }

    /// <summary>All zeros is what some exchanges send for "none".</summary>
    private static bool IsNumber(string text) =>
        text.Length <= LongestNumber && text.Any(char.IsDigit) && text.Any(c => c is not ('0' or ' ' or '-'));

    [GeneratedRegex(@"^(CID\s+)?RING(\s+[A-Z0-9])?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RingLine();

    [GeneratedRegex(@"(?<=[0-9OP])\s*RING(\s+[A-Z0-9])?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GluedRing();

    [GeneratedRegex(@"(?<![A-Z_])(?<key>DDN_NMBR|DDN|NMBR|NAME|DATE\s+TIME|DATE|TIME|MESG)\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FieldKey();
}
