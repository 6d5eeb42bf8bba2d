using System.Globalization;
using System.Text;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>
/// Reads the columns of a row by the contract, whichever door they came through. Wrong id numbers and phones are taken: what a patient
/// is called by is judged later, not here (contracts §3).
/// </summary>
public static class HisReader
{
    /// <param name="cells">Column names, in any letters, and what stands below them; names the contract does not have are ignored.</param>
    public static HisReading Read(HisView view, IEnumerable<KeyValuePair<string, string?>> cells, ReadOnlyMemory<byte> raw = default)
    {
        var values = new string?[view.Columns.Count];
        var present = 0UL;
        foreach (var (name, value) in cells)
        {
            if (view.Find(name.Trim()) is { } column)
            {
                values[column.Ordinal] = value;
                present |= 1UL << column.Ordinal;
            }
        }

        return Read(view, values, present, raw);
    }

    /// <param name="values">By column, as they came; respelt in place.</param>
    internal static HisReading Read(HisView view, string?[] values, ulong present, ReadOnlyMemory<byte> raw)
    {
        var fault = FindFault(view, values, present);
        var key = KeyOf(view, values);
        if (fault is not null)
        {
            return new(null, fault with { RowKey = key }, raw);
        }

        return HisTime.TryTime(values[view.UpdatedAt.Ordinal] ?? "", out var at) && at is { } watermark
            ? new(new HisRecord(view, values, present) { RowKey = key!, UpdatedAt = watermark }, null, default)
            : new(new HisRecord(view, values, present) { RowKey = key! }, null, default);
    }

    private static HisFault? FindFault(HisView view, string?[] values, ulong present)
    {
        HisFault? first = null;
        foreach (var column in view.Columns)
        {
            if (column.MustExist && (present & (1UL << column.Ordinal)) == 0)
            {
                return new(HisFaults.AbsentColumn, column.Name);
            }
        }

        // All of them, so that the key of a bad row is spelt as a good one's.
        foreach (var column in view.Columns)
        {
            var reason = Respell(column, ref values[column.Ordinal]);
            if (reason is null && column.IsKey && values[column.Ordinal] is null)
            {
                reason = HisFaults.EmptyKey;
            }

            first ??= reason is null ? null : new(reason, column.Name);
        }

        return first;
    }

    /// <summary>Null for a key that is not whole.</summary>
    private static string? KeyOf(HisView view, string?[] values)
    {
        if (view.Keys is [var only])
        {
            return values[only.Ordinal] is { Length: > 0 } single && single.Length <= only.Length ? single : null;
        }

        var key = new StringBuilder();
        foreach (var column in view.Keys)
        {
            if (values[column.Ordinal] is not { Length: > 0 } part || part.Length > 64)
            {
                return null;
            }

            key.Append(key.Length == 0 ? "" : HisView.KeyJoint).Append(part);
        }

        return key.ToString();
    }

    /// <returns>What is wrong with it; null when nothing.</returns>
    private static string? Respell(HisColumn column, ref string? value)
    {
        if (value is null)
        {
            return null;
        }

        var text = value.AsSpan().Trim();
        if (text.IsEmpty)
        {
            value = null;
            return null;
        }

        switch (column.Kind)
        {
            case HisColumnKind.Date:
                return Respell(HisTime.TryDate(text, out var date), date is { } day ? HisTime.Spell(day) : null, HisFaults.ImpossibleDate, ref value);
            case HisColumnKind.Time:
                return Respell(HisTime.TryTime(text, out var time), time is { } at ? HisTime.Spell(at) : null, HisFaults.ImpossibleDate, ref value);
            case HisColumnKind.Whole:
                return Respell(TryWhole(text, out var whole), whole, HisFaults.NotANumber, ref value);
            case HisColumnKind.Number:
                return Respell(TryNumber(text, column, out var number), number, HisFaults.NotANumber, ref value);
            default:
                return RespellText(column, text, ref value);
        }
    }

    private static string? Respell(bool isRead, string? spelt, string otherwise, ref string? value)
    {
        value = isRead ? spelt : value;
        return isRead ? null : otherwise;
    }

    private static string? RespellText(HisColumn column, ReadOnlySpan<char> text, ref string? value)
    {
        if (text.Length != value!.Length)
        {
            value = text.ToString();
        }

        if (text.Length > column.Length && Characters(text) > column.Length)
        {
            return HisFaults.TextTooLong;
        }

        if (column.Listed is { } listed && !listed.Contains(value))
        {
            return HisFaults.UnlistedStatus;
        }

        return IsUnreadable(text, column.IsKey || column.Name == "patient_id") ? HisFaults.Unreadable : null;
    }

    /// <summary>A pair of surrogates is one character, as it is to the hospital's database.</summary>
    private static int Characters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static bool IsUnreadable(ReadOnlySpan<char> text, bool names)
    {
        foreach (var letter in text)
        {
            if (letter == '\0' || letter == '\uFFFD' && names || names && char.IsControl(letter))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryWhole(ReadOnlySpan<char> text, out string? spelt)
    {
        spelt = null;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number != decimal.Truncate(number) || number is < int.MinValue or > int.MaxValue)
        {
            return false;
        }

        spelt = ((int)number).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, HisColumn column, out string? spelt)
    {
        spelt = null;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || Math.Abs(number) >= (decimal)Math.Pow(10, column.Length - column.Places))
        {
            return false;
        }

        spelt = decimal.Round(number, column.Places, MidpointRounding.AwayFromZero).ToString("0.###", CultureInfo.InvariantCulture);
        return true;
    }
}
