using System.Globalization;
using HospitalCrm.Architecture;

namespace HospitalCrm.Core.Tests.Vaccines;

/// <summary>
/// The rules of the table once more, as slowly and plainly as they can be said: row by row over the file itself, with its own reading of the
/// calendar. Shares no line with the product; what both say must agree.
/// </summary>
internal static class NaivePlan
{
    private static readonly string[][] Table =
        [.. File.ReadAllLines(Path.Combine(Solution.Root, "HospitalCrm.Core", "Vaccines", "Codes", "vaccine-schedule.csv")).Skip(1).Select(line => line.Split(','))];

    /// <summary>vaccine:dose → what is said of it.</summary>
    public static SortedDictionary<string, string> Of(string edition, (int Year, int Month, int Day) born, bool isGirl, IReadOnlyList<(string Vaccine, int? No, DateTime On)> given)
    {
        var rows = Table.Where(row => row[0] == edition).ToList();
        var said = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var track in new[] { "HepB", "BCG", "IPV+bOPV", "MMR", Japanese(given), "MPSV-A", "MPSV-AC", HepatitisA(given), "DTaP", "DT", "2vHPV" })
        {
            Track(said, [.. rows.Where(row => track.Split('+').Contains(row[2])).OrderBy(row => int.Parse(row[4], CultureInfo.InvariantCulture))], Numbers(track, rows, given), born, isGirl, given);
        }

        return said;
    }

    private static string Japanese(IReadOnlyList<(string Vaccine, int? No, DateTime On)> given) => Chosen("JE-L", "JE-I", given);

    private static string HepatitisA(IReadOnlyList<(string Vaccine, int? No, DateTime On)> given) => Chosen("HepA-L", "HepA-I", given);

    private static string Chosen(string usual, string other, IReadOnlyList<(string Vaccine, int? No, DateTime On)> given)
    {
        var (first, second) = (given.Where(dose => dose.Vaccine == usual).Select(dose => dose.On).DefaultIfEmpty(DateTime.MaxValue).Min(), given.Where(dose => dose.Vaccine == other).Select(dose => dose.On).DefaultIfEmpty(DateTime.MaxValue).Min());
        return second < first ? other : usual;
    }

    private static Dictionary<int, DateTime> Numbers(string track, List<string[]> rows, IReadOnlyList<(string Vaccine, int? No, DateTime On)> given)
    {
        var numbers = new Dictionary<int, DateTime>();
        var mine = given.Where(dose => track.Split('+').Contains(dose.Vaccine) && rows.Exists(row => row[2] == dose.Vaccine)).OrderBy(dose => dose.On).ToList();
        foreach (var dose in mine)
        {
            if (dose.No is { } no && no >= rows.Where(row => row[2] == dose.Vaccine).Min(row => int.Parse(row[4], CultureInfo.InvariantCulture)))
            {
                numbers.TryAdd(no, dose.On);
            }
        }

        foreach (var dose in mine)
        {
            if (!(dose.No is { } no && no >= rows.Where(row => row[2] == dose.Vaccine).Min(row => int.Parse(row[4], CultureInfo.InvariantCulture))) && !numbers.ContainsValue(dose.On))
            {
                var free = 1;
                while (numbers.ContainsKey(free))
                {
                    free++;
                }

                numbers[free] = dose.On;
            }
        }

        if (track == "DTaP" && rows.Exists(row => row[2] == "DTaP" && row[4] == "5") && !numbers.ContainsKey(5) && given.Any(dose => dose.Vaccine == "DT"))
        {
            numbers[5] = given.First(dose => dose.Vaccine == "DT").On;
        }

        return numbers;
    }

    private static void Track(SortedDictionary<string, string> said, List<string[]> rows, Dictionary<int, DateTime> numbers, (int Year, int Month, int Day) born, bool isGirl, IReadOnlyList<(string Vaccine, int? No, DateTime On)> given)
    {
        DateTime? last = null;
        var birth = new DateTime(born.Year, born.Month, born.Day);
        foreach (var row in rows)
        {
            var no = int.Parse(row[4], CultureInfo.InvariantCulture);
            var key = row[2] + ":" + row[4];
            if (numbers.TryGetValue(no, out var on))
            {
                said[key] = "given " + Day(on);
                last = on;
                continue;
            }

            if ((row[10] == "F" && !isGirl) || (row[11].Length > 0 && birth < DateTime.ParseExact(row[11], "yyyy-MM-dd", CultureInfo.InvariantCulture)))
            {
                continue;
            }

            var from = last;
            if (from is null && row[12].Length > 0)
            {
                // Another vaccine's dose, if the child has it.
                var (other, number) = (row[12].Split(':')[0], int.Parse(row[12].Split(':')[1], CultureInfo.InvariantCulture));
                var others = Numbers(other, [.. Table.Where(known => known[0] == row[0])], given);
                from = others.TryGetValue(number, out var found) ? found : null;
            }

            var earliest = Add(birth, int.Parse(row[5], CultureInfo.InvariantCulture) + "m");
            if (from is { } since && row[7].Length > 0 && Add(since, row[7]) > earliest)
            {
                earliest = Add(since, row[7]);
            }

            var before = row[6].Length > 0 ? Add(birth, row[6]) : DateTime.MaxValue;
            if (from is { } counted && row[8].Length > 0 && Add(counted, row[8]) < before)
            {
                before = Add(counted, row[8]);
            }

            var ends = Add(birth, (row[14].Length > 0 ? row[14] : "216") + "m");
            var isPassed = numbers.Count > 0 && numbers.Keys.Max() > no;
            said[key] = isPassed || earliest >= ends ? "needless" : $"open {Day(earliest)} before {(before == DateTime.MaxValue ? "-" : Day(before))}";
            last = earliest;
        }
    }

    private static DateTime Add(DateTime from, string span)
    {
        var amount = int.Parse(span[..^1], CultureInfo.InvariantCulture);
        switch (span[^1])
        {
            case 'h':
                return from.AddDays(Math.Ceiling(amount / 24.0));
            case 'd':
                return from.AddDays(amount);
            default:
                var months = span[^1] == 'y' ? amount * 12 : amount;
                var (year, month) = (from.Year, from.Month);
                for (var passed = 0; passed < months; passed++)
                {
                    (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
                }

                return new(year, month, Math.Min(from.Day, DateTime.DaysInMonth(year, month)));
        }
    }

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
