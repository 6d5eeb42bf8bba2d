namespace HospitalCrm.Core.Kernel;

/// <summary>Some days, both ends included.</summary>
public sealed record DaySpan(DateOnly From, DateOnly To)
{
    private const int MostDaysDrawn = 31;
    private const int MostDaysInWeeks = 93;

    /// <summary>Whole months stand beside as many whole months, other days beside as many days.</summary>
    public DaySpan Before()
    {
        if (From.Day == 1 && To.AddDays(1).Day == 1)
        {
            var months = ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;
            return new(From.AddMonths(-months), From.AddDays(-1));
        }

        return new(From.AddDays(From.DayNumber - To.DayNumber - 1), From.AddDays(-1));
    }

    public DaySpan Within(DaySpan other) => new(From > other.From ? From : other.From, To < other.To ? To : other.To);

    /// <summary>What is drawn of it, a point each: its days, from a month on its weeks, from a quarter on its months; the first and the last cut to it.</summary>
    public IReadOnlyList<DaySpan> Steps()
    {
        var days = To.DayNumber - From.DayNumber + 1;
        var steps = new List<DaySpan>();
        for (var first = From; first <= To; first = steps[^1].To.AddDays(1))
        {
            var last = days <= MostDaysDrawn ? first : days <= MostDaysInWeeks ? first.AddDays(6 - (((int)first.DayOfWeek + 6) % 7)) : new DateOnly(first.Year, first.Month, 1).AddMonths(1).AddDays(-1);
            steps.Add(new(first, last < To ? last : To));
        }

        return steps;
    }
}
