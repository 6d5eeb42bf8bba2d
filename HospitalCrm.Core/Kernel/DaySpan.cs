namespace HospitalCrm.Core.Kernel;

/// <summary>Some days, both ends included.</summary>
public sealed record DaySpan(DateOnly From, DateOnly To)
{
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
}
