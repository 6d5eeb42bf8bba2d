using System.Globalization;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>Dates and times as hospital systems write them, in hospital time unless an offset is given.</summary>
internal static class HisTime
{
    private const int EarliestYear = 1850;
    private const int LatestYear = 2199;
    private const string Spelling = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF";

    /// <summary>What systems without a null write for "no date".</summary>
    private static readonly DateOnly NoDate = new(1900, 1, 1);

    /// <summary>A day; the time behind it, if any, does not matter.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly? date)
    {
        date = null;
        if (!TryParts(text, out var local, out _))
        {
            return false;
        }

        var day = DateOnly.FromDateTime(local);
        date = day == NoDate ? null : day;
        return true;
    }

    /// <summary>A moment, to the microsecond.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out DateTimeOffset? time)
    {
        time = null;
        if (!TryParts(text, out var local, out var offset))
        {
            return false;
        }

        if (DateOnly.FromDateTime(local) != NoDate)
        {
            var at = new DateTimeOffset(local, offset ?? HospitalZone.Info.BaseUtcOffset);
            time = new DateTimeOffset(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        }

        return true;
    }

    public static string Spell(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>In hospital time, so that one moment has one spelling.</summary>
    public static string Spell(DateTimeOffset time) => HospitalZone.Local(time).ToString(Spelling, CultureInfo.InvariantCulture);

    private static bool TryParts(ReadOnlySpan<char> text, out DateTime local, out TimeSpan? offset)
    {
        local = default;
        offset = null;
        var cut = text.IndexOfAny('T', 't', ' ');
        if (!TryDay(cut < 0 ? text : text[..cut], out var day))
        {
            return false;
        }

        var clock = TimeSpan.Zero;
        if (cut >= 0 && !TryClock(text[(cut + 1)..].Trim(), out clock, out offset))
        {
            return false;
        }

        local = day.ToDateTime(TimeOnly.MinValue) + clock;
        return true;
    }

    private static bool TryDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        int year, month, date;
        if (text.Length == 8 && Digits(text, out var whole))
        {
            (year, month, date) = (whole / 10_000, whole / 100 % 100, whole % 100);
        }
        else
        {
            var first = text.IndexOfAny('-', '/', '.');
            var second = first < 0 ? -1 : text[(first + 1)..].IndexOfAny('-', '/', '.') + first + 1;
            if (first != 4 || second <= first || !Digits(text[..first], out year) || !Digits(text[(first + 1)..second], out month) || !Digits(text[(second + 1)..], out date) || second - first > 3 || text.Length - second > 3)
            {
                return false;
            }
        }

        if (year is < EarliestYear or > LatestYear || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new(year, month, date);
        return true;
    }

    private static bool TryClock(ReadOnlySpan<char> text, out TimeSpan clock, out TimeSpan? offset)
    {
        offset = null;
        var zone = text.IndexOfAny("Zz+-");
        if (zone >= 0)
        {
            if (!TryOffset(text[zone..], out var given))
            {
                clock = default;
                return false;
            }

            offset = given;
            text = text[..zone];
        }

        var point = text.IndexOf('.');
        var fraction = 0L;
        if (point >= 0)
        {
            var behind = text[(point + 1)..];
            if (behind.Length is 0 or > 9 || !Digits(behind, out var digits))
            {
                clock = default;
                return false;
            }

            fraction = (long)(digits / Math.Pow(10, behind.Length) * TimeSpan.TicksPerSecond);
            text = text[..point];
        }

        return TryHours(text, fraction, out clock);
    }

    private static bool TryHours(ReadOnlySpan<char> text, long fraction, out TimeSpan clock)
    {
        clock = default;
        var isRead = text.Length switch
        {
            8 => text[2] == ':' && text[5] == ':',
            5 => text[2] == ':',
            _ => false,
        };
        if (!isRead || !Digits(text[..2], out var hours) || !Digits(text[3..5], out var minutes) || hours > 23 || minutes > 59)
        {
            return false;
        }

        var seconds = 0;
        if (text.Length == 8 && (!Digits(text[6..], out seconds) || seconds > 59))
        {
            return false;
        }

        clock = new TimeSpan(hours, minutes, seconds) + TimeSpan.FromTicks(fraction);
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is ['Z' or 'z'])
        {
            return true;
        }

        var minutes = 0;
        var isRead = text.Length switch
        {
            6 => text[3] == ':' && Digits(text[4..], out minutes),
            5 => Digits(text[3..], out minutes),
            3 => true,
            _ => false,
        };
        if (!isRead || !Digits(text[1..3], out var hours) || hours > 14 || minutes > 59 || hours * 60 + minutes > 14 * 60)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
