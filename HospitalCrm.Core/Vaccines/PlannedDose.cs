namespace HospitalCrm.Core.Vaccines;

/// <summary>One dose of one child: whether it is given or needless, and from which days on it is what.</summary>
public sealed record PlannedDose(ScheduleDose Dose)
{
    public DoseKey Key => Dose.Key;

    public DoseFate Fate { get; init; }

    /// <summary>Of a given one; null: not known.</summary>
    public DateOnly? GivenOn { get; init; }

    /// <summary>By age and by the time since the dose before.</summary>
    public DateOnly EarliestOn { get; init; }

    /// <summary>Recommended: the earliest day, later only when it was put off.</summary>
    public DateOnly DueOn { get; init; }

    public DateOnly? CompleteBefore { get; init; }

    public DateOnly OverdueOn { get; init; }

    /// <summary>From here on it is not made up for.</summary>
    public DateOnly EndsOn { get; init; }

    /// <summary>The dose before is known to be missing: this one is not asked for yet.</summary>
    public bool Waits { get; init; }

    public DateOnly? HeldUntil { get; init; }

    /// <param name="ahead">How many days before its day a dose counts as near.</param>
    public DoseState StateOn(DateOnly today, int ahead) => Fate switch
    {
        DoseFate.Given => DoseState.Given,
        DoseFate.NotNeeded => DoseState.NotNeeded,
        _ when today >= EndsOn => DoseState.NotNeeded,
        _ when HeldUntil > today => DoseState.Deferred,
        _ when Waits || DueOn > today.AddDays(ahead) => DoseState.NotYet,
        _ when DueOn > today => DoseState.Soon,
        _ => OverdueOn > today ? DoseState.Due : DoseState.Overdue,
    };
}

public enum DoseFate
{
    Open,
    Given,

    /// <summary>A later one was given, another vaccine stands for it, or the child is too old before it may have it.</summary>
    NotNeeded,
}

/// <summary>How a dose stands on a day.</summary>
public enum DoseState
{
    /// <summary>未到.</summary>
    NotYet,

    /// <summary>将到.</summary>
    Soon,

    /// <summary>到期.</summary>
    Due,

    /// <summary>逾期.</summary>
    Overdue,

    /// <summary>已种.</summary>
    Given,

    /// <summary>无需.</summary>
    NotNeeded,

    /// <summary>暂缓.</summary>
    Deferred,
}
