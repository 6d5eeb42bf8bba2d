namespace HospitalCrm.Core.Vaccines;

/// <summary>The doses that are counted together, and which of them one child has.</summary>
internal sealed class Course
{
    private readonly CourseShape _shape;

    private Course(CourseShape shape, IReadOnlyList<GivenDose> given)
    {
        _shape = shape;
        Count(given);
    }

    /// <summary>In order.</summary>
    public IReadOnlyList<ScheduleDose> Doses => _shape.Doses;

    public string? Series => Doses[0].Series;

    public bool IsAlternative => Doses[0].IsAlternative;

    /// <summary>Number → the day, null when that is not known. Numbers beyond the schedule may stand here.</summary>
    public Dictionary<int, DateOnly?> Given { get; } = [];

    /// <summary>The last one the child has: what stands before it is not asked for.</summary>
    public int Reached => Given.Count == 0 ? 0 : Given.Keys.Max();

    public DateOnly FirstOn => Given.Values.Where(on => on is not null).Min() ?? DateOnly.MaxValue;

    public bool Has(string vaccine) => _shape.Has(vaccine);

    public static IReadOnlyList<Course> Of(CourseBook book, IReadOnlyList<GivenDose> given) => [.. book.Shapes.Select(shape => new Course(shape, given))];

    /// <summary>Those with a number first; the others in the order of their days into the places that are left. One told twice is one.</summary>
    private void Count(IReadOnlyList<GivenDose> given)
    {
        if (given.Count == 0)
        {
            return;
        }

        var mine = given.Where(dose => Has(dose.Vaccine)).OrderBy(dose => dose.On ?? DateOnly.MaxValue).ToList();
        foreach (var dose in mine.Where(_shape.IsNumbered))
        {
            Given[dose.No!.Value] = Given.GetValueOrDefault(dose.No.Value) ?? dose.On;
        }

        foreach (var dose in mine.Where(dose => !_shape.IsNumbered(dose) && (dose.On is null || !Given.ContainsValue(dose.On))))
        {
            Given[Enumerable.Range(1, Given.Count + 1).First(no => !Given.ContainsKey(no))] = dose.On;
        }

        foreach (var dose in _shape.Replaceable.Where(dose => !Given.ContainsKey(dose.Key.No)))
        {
            if (given.FirstOrDefault(other => other.Vaccine == dose.Instead!.Value.Vaccine) is { } other)
            {
                Given[dose.Key.No] = other.On;
            }
        }
    }
}
