namespace HospitalCrm.Core.Vaccines;

/// <summary>
/// Which doses a child needs and when, by a schedule and what is known of it. Missed doses are made up for, never begun anew. Says nothing of
/// "today": the same facts give the same days, so the days can be stored (docs/adr/0046).
/// </summary>
public static class VaccinePlan
{
    /// <summary>The programme is for those under eighteen.</summary>
    public const int AdultMonths = 18 * 12;

    /// <param name="grace">Days after which a dose without a day of its own to be done by is overdue.</param>
    public static IReadOnlyList<PlannedDose> Of(IReadOnlyList<ScheduleDose> schedule, ChildFacts child, int grace) => Of(new CourseBook(schedule), child, grace);

    /// <inheritdoc cref="Of(IReadOnlyList{ScheduleDose}, ChildFacts, int)"/>
    public static IReadOnlyList<PlannedDose> Of(CourseBook book, ChildFacts child, int grace)
    {
        var courses = Course.Of(book, child.Given);
        var planned = new List<PlannedDose>();
        foreach (var course in courses.Where(course => !IsTheOther(course, courses)))
        {
            Add(planned, course, courses, child, grace);
        }

        return planned;
    }

    /// <summary>Of two that stand for each other the one the child began with, else the usual one.</summary>
    private static bool IsTheOther(Course course, IReadOnlyList<Course> courses)
    {
        if (course.Series is null)
        {
            return false;
        }

        var chosen = courses.Where(other => other.Series == course.Series)
            .OrderBy(other => other.Given.Count == 0)
            .ThenBy(other => other.FirstOn)
            .ThenBy(other => other.IsAlternative)
            .First();
        return chosen != course;
    }

    private static void Add(List<PlannedDose> planned, Course course, IReadOnlyList<Course> courses, ChildFacts child, int grace)
    {
        DateOnly? before = null;
        var isMissing = false;
        foreach (var dose in course.Doses)
        {
            if (course.Given.TryGetValue(dose.Key.No, out var on))
            {
                var given = on ?? Age(child.BornOn, dose.Months);
                planned.Add(new(dose) { Fate = DoseFate.Given, GivenOn = on, EarliestOn = given, DueOn = given, OverdueOn = given, EndsOn = given });
                before = given;
            }
            else if (Concerns(dose, child))
            {
                var open = Open(dose, Since(dose, before, courses), child, grace) with { Waits = isMissing };
                planned.Add(dose.Key.No < course.Reached || open.DueOn >= open.EndsOn ? open with { Fate = DoseFate.NotNeeded } : open);
                isMissing |= course.Given.Count > 0 && planned[^1].Fate == DoseFate.Open;
                before = open.EarliestOn;
            }
        }
    }

    private static bool Concerns(ScheduleDose dose, ChildFacts child) =>
        (dose.Sex is null || dose.Sex == child.Sex) && (dose.BornFrom is null || child.BornOn >= dose.BornFrom);

    /// <summary>From which day its interval counts: the dose before it, or the one of another vaccine it follows.</summary>
    private static DateOnly? Since(ScheduleDose dose, DateOnly? before, IReadOnlyList<Course> courses) =>
        before is null && dose.After is { } other && courses.FirstOrDefault(course => course.Has(other.Vaccine)) is { } course ? course.Given.GetValueOrDefault(other.No) : before;

    private static PlannedDose Open(ScheduleDose dose, DateOnly? since, ChildFacts child, int grace)
    {
        var earliest = Age(child.BornOn, dose.Months);
        DateOnly? before = dose.Before?.After(child.BornOn);
        if (since is { } last)
        {
            earliest = Later(earliest, dose.Interval?.After(last) ?? earliest);
            before = dose.MostInterval?.After(last) is { } most && !(before < most) ? most : before;
        }

        var held = HeldUntil(dose, child);
        var due = held is { } until && until < DateOnly.MaxValue ? Later(earliest, until) : earliest;
        return new(dose)
        {
            EarliestOn = earliest,
            DueOn = due,
            CompleteBefore = before,
            OverdueOn = before > due ? before.Value : due.AddDays(grace),
            EndsOn = Age(child.BornOn, Math.Min(dose.NotFromMonths ?? AdultMonths, AdultMonths)),
            HeldUntil = held,
        };
    }

    private static DateOnly? HeldUntil(ScheduleDose dose, ChildFacts child) =>
        child.Held.Where(held => held.Vaccine is null || held.Vaccine == dose.Key.Vaccine).Max(held => (DateOnly?)(held.Until ?? DateOnly.MaxValue));

    private static DateOnly Age(DateOnly born, int months) => CalendarSpan.Months(months).After(born);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
