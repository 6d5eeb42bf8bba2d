using System.Globalization;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Papers;

/// <summary>How papers say days and moments. Papers are Chinese whatever language the page has: they go to patients and inspectors.</summary>
/// <param name="Say">Enums in words.</param>
public sealed record PaperWords(Func<Enum, string> Say)
{
    public static string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(HospitalZone.Local(at).DateTime));

    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    public static string Moment(DateTimeOffset at) => Day(at) + HospitalZone.Local(at).ToString(" HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The last day within a limit whose end is the midnight after it.</summary>
    public static string LastDay(DateTimeOffset dueAt) => Day(dueAt.AddTicks(-1));

    public string? Of(Enum? value) => value is null ? null : Say(value);
}
