namespace HospitalCrm.Core.Kernel;

/// <summary>Hospital time (UTC+8, no summer time): only for display and for the word "today".</summary>
public static class HospitalZone
{
    public static TimeZoneInfo Info { get; } = TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "Asia/Shanghai", "Asia/Shanghai");

    public static DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(Info.BaseUtcOffset);

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(Local(clock.GetUtcNow()).DateTime);

    /// <summary>The moment a hospital day begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Info.BaseUtcOffset).ToUniversalTime();
}
