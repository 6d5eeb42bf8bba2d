using System.Globalization;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.Lists;

/// <summary>People of the demo hospital to look for, from streets all over it, so that no page of an index is warm by chance.</summary>
internal sealed class ListPeople(Random random)
{
    private readonly DemoPopulation _population = new(DemoSize.L, DemoPopulation.DefaultSeed, DateTimeOffset.UnixEpoch.AddYears(56));

    /// <summary>One of a street: the numbers of a couple may lead to the same family, and a list that stays as it is cannot be timed.</summary>
    public DemoPatient Next()
    {
        for (; ; )
        {
            var street = _population.Block(random.Next(_population.BlockCount)).Patients.Where(patient => patient.Phones.Count > 0 && patient.Name.Length >= 2).ToArray();
            if (street.Length > 0)
            {
                return street[random.Next(street.Length)];
            }
        }
    }

    public DemoPatient WithIdNumber()
    {
        for (; ; )
        {
            if (Next() is { IdNumber.Length: 18 } patient)
            {
                return patient;
            }
        }
    }

    /// <summary>Two letters that stand somewhere in somebody's name.</summary>
    public string TwoLetters() => Next().Name[..2];

    public string Day(int from, int to) => Date(from, to).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A month between two years, as a range.</summary>
    public string Month(int from, int to)
    {
        var first = Date(from, to);
        first = first.AddDays(1 - first.Day);
        return string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd}..{first.AddMonths(1).AddDays(-1):yyyy-MM-dd}");
    }

    public int Number(int from, int to) => random.Next(from, to);

    private DateOnly Date(int from, int to) => new DateOnly(random.Next(from, to), 1, 1).AddDays(random.Next(365));
}
