using System.Reflection;
using System.Text;

namespace HospitalCrm.Core.Patients.Names;

/// <summary>One reading a character, without tones, and one simplified form; generated from ICU (Codes/ICU-LICENSE.txt, scripts/make-pinyin-table).</summary>
internal static class CharacterTables
{
    private const int Places = 0x33000; // up to the last ideograph there is

    private static readonly Lazy<(string[] Syllables, ushort[] Of)> Readings = new(LoadReadings);
    private static readonly Lazy<Dictionary<char, char>> Simplified = new(LoadSimplified);

    /// <summary>吕 is <c>lv</c>, as an input method wants it; null when nobody knows.</summary>
    public static string? Reading(Rune character) =>
        character.Value < Places && Readings.Value.Of[character.Value] is > 0 and var place ? Readings.Value.Syllables[place] : null;

    public static char Simplify(char character) => Simplified.Value.GetValueOrDefault(character, character);

    private static (string[] Syllables, ushort[] Of) LoadReadings()
    {
        List<string> syllables = [""];
        var readings = new ushort[Places];
        foreach (var (syllable, characters) in Rows("pinyin"))
        {
            foreach (var character in characters.EnumerateRunes())
            {
                readings[character.Value] = (ushort)syllables.Count;
            }

            syllables.Add(syllable);
        }

        return ([.. syllables], readings);
    }

    private static Dictionary<char, char> LoadSimplified() => Rows("simplified").ToDictionary(row => row.First[0], row => row.Second[0]);

    private static IEnumerable<(string First, string Second)> Rows(string table)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(CharacterTables), $"Codes.{table}.csv")
            ?? throw new InvalidOperationException($"The table {table} was not built in.");
        using var reader = new StreamReader(resource);
        reader.ReadLine(); // where it comes from
        reader.ReadLine(); // the header
        while (reader.ReadLine() is { } line)
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            yield return (line[..comma], line[(comma + 1)..]);
        }
    }
}
