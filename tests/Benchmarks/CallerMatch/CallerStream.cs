using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.CallerMatch;

/// <summary>Who rings: six in ten known, two in ten with a number several people have, two in ten unknown. Always other numbers.</summary>
internal sealed class CallerStream(Random random)
{
    public string Known => DemoNumbers.Draw(DemoSize.L, 1, random)[0];

    public List<string> Next(int count)
    {
        var numbers = DemoNumbers.Draw(DemoSize.L, count * 6 / 10, random, shared: false);
        numbers.AddRange(DemoNumbers.Draw(DemoSize.L, count * 2 / 10, random, shared: true));
        numbers.AddRange(DemoNumbers.Invent(count - numbers.Count, random));
        var mixed = numbers.ToArray();
        random.Shuffle(mixed);
        return [.. mixed];
    }
}
