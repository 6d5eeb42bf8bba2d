using System.Globalization;
using System.Text.RegularExpressions;

namespace HospitalCrm.Core.Archive;

/// <summary>One 检验项目 over time, oldest first.</summary>
/// <param name="HasOlder">There are more results than are shown.</param>
public sealed record LabTrend(string ItemName, IReadOnlyList<LabPoint> Points, bool HasOlder)
{
    /// <summary>The unit of the newest result: only results in it may be put on one scale.</summary>
    public string? Unit => Points.Count == 0 ? null : Points[^1].Line.Unit;

    public IReadOnlyList<LabPoint> Drawn => [.. Points.Where(point => point.Number is not null && point.Line.Unit == Unit)];

    /// <summary>参考范围 of the newest result as numbers; either end may be open.</summary>
    public (double? Low, double? High) Range => Points.Count == 0 ? default : LabNumbers.Range(Points[^1].Line.Reference);
}

/// <param name="At">When the laboratory verified it.</param>
public sealed record LabPoint(DateTimeOffset At, ReportKey Report, LabLine Line)
{
    /// <summary>What can be drawn of a result as printed: of &lt;0.01 the 0.01; null: 阴性.</summary>
    public double? Number => LabNumbers.Value(Line.Value);
}

/// <summary>Numbers out of results and reference ranges as laboratories print them.</summary>
public static partial class LabNumbers
{
    public static double? Value(string? printed) => printed is not null && Single().Match(printed.Normalize(System.Text.NormalizationForm.FormKC)) is { Success: true } found ? Parse(found.Groups[1].Value) : null;

    public static (double? Low, double? High) Range(string? printed)
    {
        var text = printed?.Normalize(System.Text.NormalizationForm.FormKC) ?? "";
        if (Between().Match(text) is { Success: true } both)
        {
            var (low, high) = (Parse(both.Groups[1].Value), Parse(both.Groups[2].Value));
            return low <= high ? (low, high) : default;
        }

        return OneSided().Match(text) is not { Success: true } one ? default
            : one.Groups[1].Value[0] is '<' or '≤' ? (null, Parse(one.Groups[2].Value)) : (Parse(one.Groups[2].Value), null);
    }

    private static double? Parse(string digits) => double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    [GeneratedRegex(@"^\s*[<>≤≥]?=?\s*(-?\d{1,12}(?:\.\d{1,9})?)\s*[↑↓HL*]?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Single();

    [GeneratedRegex(@"^\D{0,3}(-?\d{1,12}(?:\.\d{1,9})?)\s*(?:-{1,2}|~|—{1,2}|–|至|到)\s*(-?\d{1,12}(?:\.\d{1,9})?)\D*$", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"^\s*([<>≤≥])=?\s*(-?\d{1,12}(?:\.\d{1,9})?)\D*$", RegexOptions.CultureInvariant)]
    private static partial Regex OneSided();
}
