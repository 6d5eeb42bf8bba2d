using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Vaccines;

/// <summary>
/// The editions of the national programme (<c>Codes/vaccine-schedule.csv</c>), the only copy of them: data, never code. A hospital confirms an
/// edition before it relies on it. Beside them samples of vaccines that are paid for, which a hospital may take up.
/// </summary>
public static class VaccineSchedule
{
    public const string Newest = "2026";
    public const string Samples = "sample";

    private const int Cells = 22;

    private static readonly IReadOnlyList<string[]> Table = Read();

    private static readonly FrozenDictionary<string, IReadOnlyList<ScheduleDose>> ByEdition = Table.GroupBy(cells => cells[0], StringComparer.Ordinal)
        .ToFrozenDictionary(edition => edition.Key, edition => (IReadOnlyList<ScheduleDose>)[.. edition.Select(Dose)], StringComparer.Ordinal);

    /// <summary>Newest first.</summary>
    public static IReadOnlyList<string> Editions { get; } = [.. ByEdition.Keys.Where(edition => edition != Samples).OrderDescending(StringComparer.Ordinal)];

    /// <summary>What is said of each vaccine, in the words of the newest edition that has it.</summary>
    public static IReadOnlyList<VaccineWords> Vaccines { get; } =
        [.. Table.OrderByDescending(cells => cells[0] == Samples ? "" : cells[0], StringComparer.Ordinal).DistinctBy(cells => cells[2]).Select(Words)];

    public static IReadOnlyList<ScheduleDose> Of(string edition) => ByEdition[edition];

    private static VaccineWords Words(string[] cells) => new(cells[2], cells[3], cells[15], cells[16])
    {
        IsProgramme = cells[1] == "1",
        DomesticPrice = Price(cells[17]),
        ImportedPrice = Price(cells[18]),
        Doses = [.. ByEdition[cells[0]].Where(dose => dose.Key.Vaccine == cells[2])],
    };

    private static ScheduleDose Dose(string[] cells) => new(new DoseKey(cells[2], Whole(cells[4])!.Value))
    {
        Months = Whole(cells[5])!.Value,
        Before = CalendarSpan.Read(cells[6]),
        Interval = CalendarSpan.Read(cells[7]),
        MostInterval = CalendarSpan.Read(cells[8]),
        Series = cells[9].Length == 0 ? null : cells[9].Split(':')[0],
        IsAlternative = cells[9].EndsWith(":alt", StringComparison.Ordinal),
        Sex = cells[10] switch { "F" => Sex.Female, "M" => Sex.Male, _ => null },
        BornFrom = cells[11].Length == 0 ? null : DateOnly.Parse(cells[11], CultureInfo.InvariantCulture),
        After = DoseKey.Read(cells[12]),
        Instead = DoseKey.Read(cells[13]),
        NotFromMonths = Whole(cells[14]),
        IsPaid = cells[1] != "1",
        Note = cells[19],
        Source = cells[20],
        Confidence = cells[21],
    };

    private static int? Whole(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static decimal? Price(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static List<string[]> Read()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(VaccineSchedule), "Codes.vaccine-schedule.csv")
            ?? throw new InvalidOperationException("The schedule of vaccines was not built in.");
        using var reader = new StreamReader(resource);
        reader.ReadLine(); // the header
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(line.Split(',') is { Length: Cells } cells ? cells : throw new InvalidOperationException("A row of the schedule of vaccines has not the cells it should."));
        }

        return rows;
    }
}

/// <summary>A vaccine as the table tells of it.</summary>
/// <param name="Purpose">作用说明.</param>
/// <param name="Cautions">注意事项.</param>
public sealed record VaccineWords(string Code, string Name, string Purpose, string Cautions)
{
    public required bool IsProgramme { get; init; }

    public decimal? DomesticPrice { get; init; }

    public decimal? ImportedPrice { get; init; }

    public required IReadOnlyList<ScheduleDose> Doses { get; init; }
}
