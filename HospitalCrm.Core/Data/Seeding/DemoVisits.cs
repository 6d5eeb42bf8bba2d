namespace HospitalCrm.Core.Data.Seeding;

/// <summary>The two years before the demo's day, patient by patient.</summary>
internal static class DemoVisits
{
    private const int Days = 730;

    public static IReadOnlyList<DemoEncounter> Draw(DemoPerson person, ulong seed, DateTimeOffset asOf)
    {
        var random = DemoRandom.For(seed, purpose: 3, (ulong)person.Index);
        var count = random.Below(1000) switch
        {
            < 300 => 0,
            < 680 => 1,
            < 860 => 2,
            < 945 => 3,
            < 985 => 4,
            _ => 5,
        };
        if (count == 0)
        {
            return [];
        }

        var encounters = new List<DemoEncounter>(count);
        var today = new DateTimeOffset(asOf.Date, asOf.Offset);
        for (var i = 0; i < count; i++)
        {
            var encounter = Draw(person, i, today, asOf, ref random);
            if (DateOnly.FromDateTime(encounter.StartedAt.Date) >= person.Born)
            {
                encounters.Add(encounter);
            }
        }

        encounters.Sort((one, other) => one.StartedAt.CompareTo(other.StartedAt));
        return encounters;
    }

    private static DemoEncounter Draw(DemoPerson person, int number, DateTimeOffset today, DateTimeOffset asOf, ref DemoRandom random)
    {
        var day = today.AddDays(-random.Between(1, Days));
        var department = random.Pick(DemoClinic.For(person.Age, person.IsMale));
        var kind = department switch
        {
            { Code: "5001" } => DemoEncounter.Emergency,
            { HasWard: true } when random.Chance(270) => DemoEncounter.Inpatient,
            _ => DemoEncounter.Outpatient,
        };
        var startedAt = day.AddMinutes(kind == DemoEncounter.Emergency ? random.Below(24 * 60) : random.Between(8 * 60, 17 * 60 - 1));
        DateTimeOffset? endedAt = kind == DemoEncounter.Inpatient
            ? day.AddDays(random.Between(2, 14)).AddMinutes(random.Between(9 * 60, 16 * 60))
            : startedAt.AddMinutes(random.Between(10, 90));
        var diagnosis = DemoClinic.Diagnose(department, person.Age, ref random);
        return new(
            $"{(kind == DemoEncounter.Inpatient ? 'Z' : 'M')}{person.Index * 8 + number + 1:D9}",
            kind,
            department.Code,
            department.Name,
            random.Pick(department.Doctors),
            startedAt,
            endedAt <= asOf ? endedAt : null,
            diagnosis.Code,
            diagnosis.Name);
    }
}
