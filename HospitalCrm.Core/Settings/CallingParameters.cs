namespace HospitalCrm.Core.Settings;

/// <summary>When staff may ring people up. Read through <see cref="Calendar.CallingHours"/>.</summary>
public static class CallingParameters
{
    public const string Workdays = "workdays";
    public const string Weekends = "weekends";
    public const string Holidays = "holidays";

    public static readonly ParameterDefinition<TimeOnly> From = ParameterDefinition.Time("calling.from", new(8, 30));

    public static readonly ParameterDefinition<TimeOnly> Until = ParameterDefinition.Time("calling.until", new(20, 0));

    /// <summary>The midday rest, when people are not rung; the same time twice for none.</summary>
    public static readonly ParameterDefinition<TimeOnly> RestFrom = ParameterDefinition.Time("calling.rest-from", new(12, 0));

    public static readonly ParameterDefinition<TimeOnly> RestUntil = ParameterDefinition.Time("calling.rest-until", new(14, 0));

    public static readonly ParameterDefinition<IReadOnlyList<string>> Days =
        ParameterDefinition.ManyOf("calling.days", [Workdays, Weekends], [Workdays, Weekends, Holidays]);
}
