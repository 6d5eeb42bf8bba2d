namespace HospitalCrm.Core.Patients.Phones;

/// <summary>
/// Turns what a line, a form or a HIS says into the one spelling numbers are compared in. Never throws, never guesses: what is not
/// surely a number stays raw and matches nobody. On the path of every ring, so a number already in its spelling costs no memory.
/// </summary>
public static class PhoneNumbers
{
    private static readonly string[] ExtensionMarks = ["转", "轉", "分机", "extension", "ext", "x", "#"];

    public static PhoneNumber Normalise(string? raw, NumberingPlan plan)
    {
        Span<char> buffer = stackalloc char[PhoneText.Longest];
        var length = PhoneText.Fold(raw, buffer);
        if (length == 0)
        {
            return new("", PhoneKind.Unknown);
        }

        var text = length < 0 ? buffer : buffer[..length];
        if (length < 0 || PhoneText.WasCut(text))
        {
            return new(PhoneText.Keep(length < 0 ? [.. text, '…'] : text), PhoneKind.Raw);
        }

        var isUri = PhoneUri.TryRead(text, out var uri);
        var spoken = isUri ? uri.User : text;
        if (PresentationWords.Read(spoken) is { } presentation)
        {
            return new("", presentation);
        }

        var found = Read(spoken, uri.Extension, raw!, plan);
        return found.Kind == PhoneKind.Raw ? new(PhoneText.Keep(text), PhoneKind.Raw) : found;
    }

    private static PhoneNumber Read(ReadOnlySpan<char> spoken, ReadOnlySpan<char> named, string raw, NumberingPlan plan)
    {
        var number = spoken;
        var extension = named;
        for (var i = 0; i < spoken.Length; i++)
        {
            if (!PhoneDigits.MayHold(spoken[i]))
            {
                number = spoken[..i];
                if (!TryReadExtension(spoken[i..], out extension))
                {
                    return new("", PhoneKind.Raw);
                }

                break;
            }
        }

        Span<char> digits = stackalloc char[PhoneDigits.Longest];
        if (extension.IsEmpty && number.Length == spoken.Length && TrySplitAtDash(number, digits, plan, out var before, out var after))
        {
            return Make(before, after, raw);
        }

        var reading = PhoneReading.Of(PhoneDigits.Read(number, digits), plan);
        var mayHaveExtension = reading.IsSubscriber || reading.Kind == PhoneKind.International;
        return extension.IsEmpty || mayHaveExtension && IsExtension(extension) ? Make(reading, extension, raw) : new("", PhoneKind.Raw);
    }

    /// <summary>转8001, ext. 8001, #8001. The mark alone means nothing and is dropped.</summary>
    private static bool TryReadExtension(ReadOnlySpan<char> tail, out ReadOnlySpan<char> extension)
    {
        extension = tail;
        var isMarked = false;
        for (var i = 0; i < ExtensionMarks.Length; i++)
        {
            if (extension.StartsWith(ExtensionMarks[i], StringComparison.OrdinalIgnoreCase))
            {
                extension = extension[ExtensionMarks[i].Length..].TrimStart(" .:-号");
                isMarked = true;
            }
        }

        extension = extension.TrimEnd(" )");
        return isMarked && (extension.IsEmpty || IsExtension(extension));
    }

    /// <summary>0571-63663699-5859: what stands before the last dash is already a whole number.</summary>
    private static bool TrySplitAtDash(
        ReadOnlySpan<char> number, Span<char> digits, NumberingPlan plan, out PhoneReading before, out ReadOnlySpan<char> extension)
    {
        before = default;
        extension = default;
        var dash = number.LastIndexOf('-');
        if (dash <= 0 || !IsExtension(number[(dash + 1)..].Trim(' ')))
        {
            return false;
        }

        before = PhoneReading.Of(PhoneDigits.Read(number[..dash], digits), plan);
        extension = before.IsSubscriber ? number[(dash + 1)..].Trim(' ') : default;
        return before.IsSubscriber;
    }

    private static bool IsExtension(ReadOnlySpan<char> text) => text.Length is >= 1 and <= 6 && text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static PhoneNumber Make(PhoneReading reading, ReadOnlySpan<char> extension, string raw)
    {
        var isSpeltSo = raw.Length == reading.Lead.Length + reading.Digits.Length && raw.StartsWith(reading.Lead, StringComparison.Ordinal) && raw.AsSpan().EndsWith(reading.Digits);
        return new(isSpeltSo ? raw : string.Concat(reading.Lead, reading.Digits), reading.Kind, extension.IsEmpty ? null : extension.ToString());
    }
}
