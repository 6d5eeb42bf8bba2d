using System.Globalization;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Vaccines;

namespace HospitalCrm.Core.Tests.Vaccines;

public sealed class VaccineOracleTests
{
    [Fact]
    public void A_thousand_children_are_planned_as_a_plain_reading_of_the_table_plans_them()
    {
        var random = new Random(20260617);
        for (var child = 0; child < 1_000; child++)
        {
            var edition = VaccineSchedule.Editions[random.Next(VaccineSchedule.Editions.Count)];
            var born = new DateOnly(2008, 1, 1).AddDays(random.Next(18 * 365));
            var sex = random.Next(2) == 0 ? Sex.Female : Sex.Male;
            var given = Given(random, edition, born);
            var facts = new ChildFacts(born, sex) { Given = [.. given.Select(dose => new GivenDose(dose.Vaccine, dose.No, DateOnly.FromDateTime(dose.On)))] };

            var planned = VaccinePlan.Of(VaccineSchedule.Of(edition), facts, grace: 30);

            var said = new SortedDictionary<string, string>(planned.ToDictionary(dose => dose.Key.ToString(), Say), StringComparer.Ordinal);
            var expected = NaivePlan.Of(edition, (born.Year, born.Month, born.Day), sex == Sex.Female, given);
            Assert.True(expected.SequenceEqual(said), $"child {child}, born {born:yyyy-MM-dd}, edition {edition}, given {string.Join(' ', given)}\nexpected {string.Join("; ", expected)}\nsaid {string.Join("; ", said)}");
        }
    }

    private static string Say(PlannedDose dose) => dose.Fate switch
    {
        DoseFate.Given => "given " + Day(dose.GivenOn!.Value),
        DoseFate.NotNeeded => "needless",
        _ => $"open {Day(dose.EarliestOn)} before {(dose.CompleteBefore is { } before ? Day(before) : "-")}",
    };

    /// <summary>Some doses on some days, early, late, out of order, with a number and without.</summary>
    private static List<(string Vaccine, int? No, DateTime On)> Given(Random random, string edition, DateOnly born)
    {
        var given = new List<(string Vaccine, int? No, DateTime On)>();
        var share = random.NextDouble();
        foreach (var dose in VaccineSchedule.Of(edition).Where(_ => random.NextDouble() < share * 0.8))
        {
            if (!dose.IsAlternative || random.Next(5) == 0)
            {
                // No two doses on one day: a dose told twice is another test.
                var on = born.AddMonths(dose.Months).AddDays(random.Next(200)).ToDateTime(TimeOnly.MinValue);
                if (given.TrueForAll(other => other.On != on))
                {
                    given.Add((dose.Key.Vaccine, random.Next(3) == 0 ? null : dose.Key.No, on));
                }
            }
        }

        if (edition == VaccineSchedule.Newest && random.Next(10) == 0)
        {
            given.Add(("DT", 1, born.AddMonths(72).ToDateTime(TimeOnly.MinValue)));
        }

        return given;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
