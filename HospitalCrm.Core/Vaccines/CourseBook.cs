namespace HospitalCrm.Core.Vaccines;

/// <summary>
/// Which doses of a schedule are counted together: usually those of one vaccine; where one goes on counting where another stopped (two of IPV,
/// then the third and fourth as bOPV), those of both. The same for every child.
/// </summary>
public sealed class CourseBook
{
    public CourseBook(IReadOnlyList<ScheduleDose> schedule)
    {
        var first = schedule.GroupBy(dose => dose.Key.Vaccine, StringComparer.Ordinal).ToDictionary(vaccine => vaccine.Key, vaccine => vaccine.MinBy(dose => dose.Key.No)!, StringComparer.Ordinal);
        Shapes = [.. schedule.GroupBy(dose => Root(first, dose.Key.Vaccine), StringComparer.Ordinal).Select(doses => new CourseShape([.. doses.OrderBy(dose => dose.Key.No)]))];
    }

    internal IReadOnlyList<CourseShape> Shapes { get; }

    /// <summary>Whom a vaccine goes on counting for: itself, unless its first dose is the one after another's.</summary>
    private static string Root(Dictionary<string, ScheduleDose> first, string vaccine) =>
        first[vaccine] is { After: { } other } dose && dose.Key.No == other.No + 1 && first.ContainsKey(other.Vaccine) ? Root(first, other.Vaccine) : vaccine;
}

/// <summary>Doses that are counted together, in order.</summary>
internal sealed class CourseShape(IReadOnlyList<ScheduleDose> doses)
{
    private readonly Dictionary<string, int> _firsts = doses.GroupBy(dose => dose.Key.Vaccine, StringComparer.Ordinal).ToDictionary(vaccine => vaccine.Key, vaccine => vaccine.Min(dose => dose.Key.No), StringComparer.Ordinal);

    public IReadOnlyList<ScheduleDose> Doses => doses;

    public IReadOnlyList<ScheduleDose> Replaceable { get; } = [.. doses.Where(dose => dose.Instead is not null)];

    public bool Has(string vaccine) => _firsts.ContainsKey(vaccine);

    /// <summary>A number below the vaccine's first is a hospital's own way of counting.</summary>
    public bool IsNumbered(GivenDose dose) => dose.No is { } no && no >= _firsts[dose.Vaccine];
}
