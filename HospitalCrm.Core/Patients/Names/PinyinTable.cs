namespace HospitalCrm.Core.Patients.Names;

/// <summary>Names in, one a line; a table out, tab separated, one line each: name, full pinyin, initials, other initials.</summary>
public static class PinyinTable
{
    public static async Task WriteAsync(TextReader names, TextWriter table, CancellationToken ct)
    {
        while (await names.ReadLineAsync(ct) is { } name)
        {
            var reading = Pinyin.Of(name);
            await table.WriteAsync($"{Cell(name)}\t{string.Join(' ', reading.Syllables)}\t{reading.Initials}\t{string.Join(',', reading.OtherInitials)}\n");
        }

        await table.FlushAsync(ct);
    }

    /// <summary>Whatever some reader may take for the end of a cell or a line becomes a blank.</summary>
    private static string Cell(string name) => string.Concat(name.Select(character => character is '\t' or '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' ? ' ' : character));
}
