using System.Globalization;
using System.Reflection;

namespace HospitalCrm.Core.Settings.Calendar;

/// <summary>The days off that came with the product (<c>Codes/holidays-cn.csv</c>, with its source).</summary>
public static class PublishedHolidays
{
    public static IReadOnlyList<(DateOnly Day, HolidayKind Kind, string Name)> All { get; } = [.. Read()];

    private static IEnumerable<(DateOnly Day, HolidayKind Kind, string Name)> Read()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("HospitalCrm.Core.Settings.Codes.holidays-cn.csv")
            ?? throw new InvalidOperationException("The table of holidays was not built in.");
        using var reader = new StreamReader(resource);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] != '#' && line.Split(',') is [var day, var kind, var name] && kind != "kind")
            {
                yield return (DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), kind == "workday" ? HolidayKind.Workday : HolidayKind.Off, name);
            }
        }
    }
}
