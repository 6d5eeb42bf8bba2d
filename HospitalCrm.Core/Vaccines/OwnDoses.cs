using System.Globalization;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Vaccines;

/// <summary>The doses of a vaccine the hospital offers itself, as they are typed: months of age, and days between them.</summary>
public static class OwnDoses
{
    public const int Most = 10;

    private const int UsualInterval = 28;

    public static IReadOnlyList<ScheduleDose> Of(Vaccine vaccine)
    {
        var (months, intervals) = (Numbers(vaccine.Months) ?? [], Numbers(vaccine.Intervals) ?? []);
        return
        [
            .. months.Select((month, at) => new ScheduleDose(new(vaccine.Code, at + 1))
            {
                Months = month,
                Interval = at == 0 ? null : new CalendarSpan(intervals.Count == 0 ? UsualInterval : intervals[Math.Min(at, intervals.Count) - 1], 'd'),
                NotFromMonths = vaccine.NotFromMonths,
                IsPaid = true,
            }),
        ];
    }

    /// <summary>Whole numbers one behind the other; null when it is something else.</summary>
    public static IReadOnlyList<int>? Numbers(string? typed)
    {
        var words = TypedWords.Words(typed);
        var numbers = new List<int>(words.Length);
        foreach (var word in words)
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers;
    }

    public static string Write(IEnumerable<int> numbers) => string.Join('；', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
}
