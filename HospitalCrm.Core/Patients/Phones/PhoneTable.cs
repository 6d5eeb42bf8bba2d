namespace HospitalCrm.Core.Patients.Phones;

/// <summary>Numbers in, one a line; a table out, tab separated, one line each: raw, normalised, kind, extension. Streams, so any length goes.</summary>
public static class PhoneTable
{
    public static async Task WriteAsync(TextReader numbers, TextWriter table, NumberingPlan plan, CancellationToken ct)
    {
        while (await numbers.ReadLineAsync(ct) is { } raw)
        {
            var number = PhoneNumbers.Normalise(raw, plan);
            await table.WriteAsync(Cell(raw));
            await table.WriteAsync('\t');
            await table.WriteAsync(number.Text);
            await table.WriteAsync('\t');
            await table.WriteAsync(Word(number.Kind));
            await table.WriteAsync('\t');
            await table.WriteAsync(number.Extension);
            await table.WriteAsync('\n');
        }

        await table.FlushAsync(ct);
    }

    public static string Word(PhoneKind kind) => kind switch
    {
        PhoneKind.Unknown => "unknown",
        PhoneKind.Withheld => "withheld",
        PhoneKind.Mobile => "mobile",
        PhoneKind.Landline => "landline",
        PhoneKind.Service => "service",
        PhoneKind.ShortCode => "short",
        PhoneKind.Extension => "extension",
        PhoneKind.International => "international",
        _ => "raw",
    };

    /// <summary>Whatever some reader may take for the end of a cell or a line becomes a blank.</summary>
    private static string Cell(string raw)
    {
        ReadOnlySpan<char> breaks = ['\t', '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];
        if (raw.AsSpan().IndexOfAny(breaks) < 0)
        {
            return raw;
        }

        var cell = raw.ToCharArray();
        foreach (var character in breaks)
        {
            cell.AsSpan().Replace(character, ' ');
        }

        return new(cell);
    }
}
