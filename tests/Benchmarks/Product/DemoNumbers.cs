using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.Product;

/// <summary>Telephone numbers of the demo hospital's people, drawn from the very population the database was filled with.</summary>
internal static class DemoNumbers
{
    /// <summary>From streets all over the hospital, so that no index page is warm by chance.</summary>
    /// <param name="shared">Only numbers that several people have, or only others; null: as they come.</param>
    public static List<string> Draw(DemoSize size, int count, Random random, bool? shared = null)
    {
        var population = new DemoPopulation(size, DemoPopulation.DefaultSeed, DateTimeOffset.UnixEpoch.AddYears(56));
        var numbers = new List<string>(count);
        while (numbers.Count < count)
        {
            var street = population.Block(random.Next(population.BlockCount)).Patients.SelectMany(patient => patient.Phones.Select(phone => phone.Number));
            var wanted = street.GroupBy(number => number).Where(group => shared is not { } many || group.Count() > 1 == many).Select(group => group.Key).ToArray();
            random.Shuffle(wanted);
            numbers.AddRange(wanted.Take(Math.Min(8, count - numbers.Count)));
        }

        return numbers;
    }

    /// <summary>Well-formed mobile numbers that hardly anybody has.</summary>
    public static List<string> Invent(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => $"199{random.Next(100_000_000):D8}")];
}
