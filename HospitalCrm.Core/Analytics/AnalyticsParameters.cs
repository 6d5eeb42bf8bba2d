using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Analytics;

/// <summary>What the analysis measures against.</summary>
public static class AnalyticsParameters
{
    /// <summary>The days before the product changed anything (S1-14: 效率 +30 %); both empty: the first full month with enough calls.</summary>
    public static readonly ParameterDefinition<string> BaselineFrom = ParameterDefinition.Text("analysis.baseline-from", "", maxLength: 10, check: CheckDay);

    public static readonly ParameterDefinition<string> BaselineTo = ParameterDefinition.Text("analysis.baseline-to", "", maxLength: 10, check: CheckDay);

    public static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    private static string CheckDay(string text) => text.Length == 0 || Day(text) is { Year: >= 2000 and < 2200 } ? text : throw new RuleViolation("Settings.ParameterNotMeant", text);
}
