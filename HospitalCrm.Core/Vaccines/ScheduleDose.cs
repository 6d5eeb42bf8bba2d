using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Vaccines;

/// <summary>One row of a schedule: when one dose of one vaccine is given, and what must have passed before.</summary>
public sealed record ScheduleDose(DoseKey Key)
{
    /// <summary>The least age, which is also the recommended one.</summary>
    public required int Months { get; init; }

    /// <summary>The age by which it should be done.</summary>
    public CalendarSpan? Before { get; init; }

    /// <summary>The least time since the dose before.</summary>
    public CalendarSpan? Interval { get; init; }

    public CalendarSpan? MostInterval { get; init; }

    /// <summary>Vaccines of the same series stand for each other (乙脑减毒 or 灭活).</summary>
    public string? Series { get; init; }

    /// <summary>Of a series: only for a child that began with it.</summary>
    public bool IsAlternative { get; init; }

    public Sex? Sex { get; init; }

    /// <summary>Only for those born on this day or later.</summary>
    public DateOnly? BornFrom { get; init; }

    /// <summary>The dose of another vaccine it follows.</summary>
    public DoseKey? After { get; init; }

    /// <summary>A dose of another vaccine that makes this one needless.</summary>
    public DoseKey? Instead { get; init; }

    /// <summary>From this age on it is not made up for.</summary>
    public int? NotFromMonths { get; init; }

    /// <summary>自费: what the hospital offers beside the programme.</summary>
    public bool IsPaid { get; init; }

    public string Note { get; init; } = "";

    public string Source { get; init; } = "";

    /// <summary>How sure we are of it: <c>high</c>, <c>medium</c>, <c>low</c>.</summary>
    public string Confidence { get; init; } = "";
}
