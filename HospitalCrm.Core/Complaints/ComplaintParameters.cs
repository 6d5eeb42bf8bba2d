using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Complaints;

/// <summary>How long what may take, and who handles what. Hours of the inner limits are hours of working days, 24 a day.</summary>
public static class ComplaintParameters
{
    /// <summary>法定时限 in working days.</summary>
    public static readonly ParameterDefinition<int> Days = ParameterDefinition.Number("complaints.days", 5, 1, 60);

    /// <summary>The same when several departments have to look into it.</summary>
    public static readonly ParameterDefinition<int> JointDays = ParameterDefinition.Number("complaints.joint-days", 10, 1, 60);

    /// <summary>Other days for single sources: <c>Hotline12345=5;HealthCommission=10</c>.</summary>
    public static readonly ParameterDefinition<string> SourceDays = ParameterDefinition.Text("complaints.source-days", "", 400, CheckSourceDays);

    /// <summary>Hours by the clock until the complainant is first spoken with.</summary>
    public static readonly ParameterDefinition<int> ContactHours = ParameterDefinition.Number("complaints.contact-hours", 24, 1, 240);

    public static readonly ParameterDefinition<int> AssignHours = ParameterDefinition.Number("complaints.assign-hours", 8, 1, 480);

    public static readonly ParameterDefinition<int> HandleHours = ParameterDefinition.Number("complaints.handle-hours", 72, 1, 1_440);

    public static readonly ParameterDefinition<int> ClosureHours = ParameterDefinition.Number("complaints.closure-hours", 24, 1, 480);

    public static readonly ParameterDefinition<int> CallbackHours = ParameterDefinition.Number("complaints.callback-hours", 48, 1, 480);

    /// <summary>How long before its end a clock warns, at most a quarter of it.</summary>
    public static readonly ParameterDefinition<int> WarnHours = ParameterDefinition.Number("complaints.warn-hours", 24, 1, 240);

    /// <summary>Hours from one step of the escalation to the next.</summary>
    public static readonly ParameterDefinition<int> ClimbHours = ParameterDefinition.Number("complaints.climb-hours", 24, 1, 240);

    /// <summary>Callbacks nobody answered until the complaints office decides.</summary>
    public static readonly ParameterDefinition<int> MostAttempts = ParameterDefinition.Number("complaints.most-attempts", 3, 1, 10);

    public static readonly ParameterDefinition<int> RetryHours = ParameterDefinition.Number("complaints.retry-hours", 4, 1, 72);

    /// <summary>Days after its end a complaint may be opened again.</summary>
    public static readonly ParameterDefinition<int> ReopenDays = ParameterDefinition.Number("complaints.reopen-days", 90, 0, 1_000);

    /// <summary>Years after its end for which a complaint is kept whole, even when the complainant had his data erased.</summary>
    public static readonly ParameterDefinition<int> KeepYears = ParameterDefinition.Number("complaints.keep-years", 15, 1, 100);

    /// <summary>The hospital's page on which anybody may complain and ask how it stands.</summary>
    public static readonly ParameterDefinition<bool> WebForm = ParameterDefinition.Switch("complaints.web-form", true);

    /// <summary>Requests of one address to these pages in a minute; 0 for any number.</summary>
    public static readonly ParameterDefinition<int> WebPerMinute = ParameterDefinition.Number("complaints.web-per-minute", 60, 0, 10_000, relaxed: 0);

    /// <summary>Complaints one address may send in an hour; 0 for any number. A ward's own network is one address.</summary>
    public static readonly ParameterDefinition<int> WebPerHour = ParameterDefinition.Number("complaints.web-per-hour", 20, 0, 10_000, relaxed: 0);

    /// <summary>投诉分类 → 承办部门: <c>medical=9004;nursing=9005</c>. What is not named goes to the department complained about.</summary>
    public static readonly ParameterDefinition<string> Map = ParameterDefinition.Text(
        "complaints.map", "", 1_000, CheckPairs, relaxed: "medical=9004;privacy=9004;nursing=9005;ethics=9009;charges=9008;logistics=9003;environment=9003");

    /// <summary>Classes the department complained about never hears of.</summary>
    public static readonly ParameterDefinition<string> Confidential = ParameterDefinition.Text("complaints.confidential", "ethics", 400);

    /// <summary>Who handles what is said of a head of a department, where the map names nobody.</summary>
    public static readonly ParameterDefinition<string> HeadHandler = ParameterDefinition.Text("complaints.head-handler", "", 32, relaxed: "9004");

    /// <summary>The department of the complaints office.</summary>
    public static readonly ParameterDefinition<string> Office = ParameterDefinition.Text("complaints.office", "", 32, relaxed: "9003");

    /// <summary>Classes in which the person complained about may ask for termination himself, as the customer's document has it.</summary>
    public static readonly ParameterDefinition<string> SubjectResolves = ParameterDefinition.Text("complaints.subject-resolves", "", 400);

    internal static Dictionary<string, string> Pairs(string text) => TypedWords.Phrases(text)
        .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
        .Where(pair => pair is [{ Length: > 0 }, { Length: > 0 }])
        .GroupBy(pair => pair[0], StringComparer.Ordinal)
        .ToDictionary(pairs => pairs.Key, pairs => pairs.Last()[1], StringComparer.Ordinal);

    internal static Dictionary<ComplaintSource, int> DaysBySource(string text) =>
        Pairs(text).ToDictionary(pair => Enum.Parse<ComplaintSource>(pair.Key), pair => int.Parse(pair.Value, CultureInfo.InvariantCulture));

    private static string CheckPairs(string text) =>
        Pairs(text).Count == TypedWords.Phrases(text).Length ? text : throw new RuleViolation("Settings.ParameterNotMeant", text);

    private static string CheckSourceDays(string text) =>
        Pairs(CheckPairs(text)).All(pair => Enum.GetNames<ComplaintSource>().Contains(pair.Key) && int.TryParse(pair.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 365)
            ? text
            : throw new RuleViolation("Settings.ParameterNotMeant", text);
}
