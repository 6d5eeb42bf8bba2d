using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

/// <summary>
/// A range cut into classes, each given by where it begins (docs/adr/0021): it ends where the next begins. So classes can neither
/// overlap nor leave a gap, except below the lowest and where two begin alike, and both are refused.
/// </summary>
public sealed class CodeScale
{
    private readonly int[] _starts;
    private readonly string[] _codes;

    /// <param name="classes">The classes in use.</param>
    /// <exception cref="RuleViolation">Two begin alike, or the range has no beginning.</exception>
    public CodeScale(IEnumerable<(string Code, string Name, int? Start)> classes)
    {
        var ordered = classes.OrderBy(one => one.Start).ToArray();
        foreach (var (lower, upper) in ordered.Zip(ordered.Skip(1)))
        {
            if (lower.Start == upper.Start)
            {
                throw new RuleViolation("Settings.ClassesOverlap", lower.Name, upper.Name, lower.Start);
            }
        }

        if (ordered is [{ Start: > 0 } lowest, ..])
        {
            throw new RuleViolation("Settings.ClassesGap", lowest.Name, lowest.Start);
        }

        _starts = [.. ordered.Select(one => one.Start ?? 0)];
        _codes = [.. ordered.Select(one => one.Code)];
    }

    /// <summary>The class a value falls in; null below the range, or when there is no class.</summary>
    public string? ClassOf(int value)
    {
        var at = Array.BinarySearch(_starts, value);
        at = at < 0 ? ~at - 1 : at;
        return at < 0 ? null : _codes[at];
    }
}
