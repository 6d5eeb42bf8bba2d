using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Vaccines;

namespace HospitalCrm.Core.Tests.Vaccines;

/// <summary>Known cases, by hand.</summary>
public sealed class VaccinePlanTests
{
    private static readonly DateOnly NewYear = new(2026, 1, 1);

    [Theory]
    [InlineData("2026-01-31", "2026-02-28")]
    [InlineData("2024-01-31", "2024-02-29")]
    [InlineData("2026-01-28", "2026-02-28")]
    [InlineData("2025-12-31", "2026-01-31")]
    public void A_month_later_than_the_last_day_is_the_last_day_of_a_short_month(string born, string due) =>
        Assert.Equal(Day(due), Of(Child(Day(born)), "HepB:2").DueOn);

    [Fact]
    public void A_child_nobody_knows_anything_of_is_planned_by_its_age_alone()
    {
        var plan = Plan(Child(NewYear));

        Assert.Equal(Day("2026-01-02"), Of(plan, "HepB:1").OverdueOn);
        Assert.Equal((Day("2026-03-01"), Day("2026-03-31")), (Of(plan, "IPV:1").DueOn, Of(plan, "IPV:1").OverdueOn));
        Assert.Equal((Day("2026-09-01"), Day("2027-01-01")), (Of(plan, "MMR:1").DueOn, Of(plan, "MMR:1").OverdueOn));
        Assert.Equal(Day("2032-01-01"), Of(plan, "DTaP:5").DueOn);
        Assert.All(plan, dose => Assert.False(dose.Waits));
    }

    [Fact]
    public void A_late_dose_pushes_the_next_by_its_least_interval_and_the_one_behind_waits()
    {
        var plan = Plan(Child(NewYear, ("HepB", 1, "2026-05-10")));

        Assert.Equal((Day("2026-06-07"), false), (Of(plan, "HepB:2").DueOn, Of(plan, "HepB:2").Waits));
        Assert.Equal((Day("2026-08-06"), true), (Of(plan, "HepB:3").DueOn, Of(plan, "HepB:3").Waits));
    }

    [Fact]
    public void Missed_doses_are_made_up_for_and_never_begun_anew()
    {
        var plan = Plan(Child(new(2022, 1, 1), ("DTaP", 1, "2022-03-05"), ("DTaP", 2, "2022-05-05")));

        Assert.Equal([DoseFate.Given, DoseFate.Given, DoseFate.Open, DoseFate.Open, DoseFate.Open], plan.Where(dose => dose.Key.Vaccine == "DTaP").Select(dose => dose.Fate));
        Assert.Equal(Day("2022-07-01"), Of(plan, "DTaP:3").DueOn);
    }

    [Fact]
    public void What_stands_before_a_known_dose_is_not_asked_for_and_doses_without_a_number_count_by_their_day()
    {
        var later = Plan(Child(NewYear, ("HepB", 3, "2026-07-03")));
        var unnumbered = Plan(Child(NewYear, ("HepB", null, "2026-02-03"), ("HepB", null, "2026-01-01")));

        Assert.Equal([DoseFate.NotNeeded, DoseFate.NotNeeded, DoseFate.Given], later.Where(dose => dose.Key.Vaccine == "HepB").Select(dose => dose.Fate));
        Assert.Equal(Day("2026-01-01"), Of(unnumbered, "HepB:1").GivenOn);
        Assert.Equal(Day("2026-02-03"), Of(unnumbered, "HepB:2").GivenOn);
        Assert.Equal(Day("2026-07-01"), Of(unnumbered, "HepB:3").DueOn);
    }

    [Fact]
    public void A_dose_two_sources_tell_of_is_one()
    {
        var plan = Plan(Child(NewYear, ("HepB", 2, "2026-02-03"), ("HepB", 2, null), ("HepB", null, "2026-02-03")));

        Assert.Equal([DoseFate.NotNeeded, DoseFate.Given, DoseFate.Open], plan.Where(dose => dose.Key.Vaccine == "HepB").Select(dose => dose.Fate));
        Assert.Equal(Day("2026-02-03"), Of(plan, "HepB:2").GivenOn);
    }

    [Fact]
    public void Whoever_began_with_the_other_vaccine_of_a_series_goes_on_with_it_and_everybody_else_has_the_usual_one()
    {
        var usual = Plan(Child(NewYear));
        var other = Plan(Child(NewYear, ("JE-I", 1, "2026-09-02"), ("HepA-I", 1, "2027-07-02")));

        Assert.Contains(usual, dose => dose.Key.Vaccine == "JE-L");
        Assert.DoesNotContain(usual, dose => dose.Key.Vaccine is "JE-I" or "HepA-I");
        Assert.DoesNotContain(other, dose => dose.Key.Vaccine is "JE-L" or "HepA-L");
        Assert.Equal(Day("2026-09-09"), Of(other, "JE-I:2").DueOn);
        Assert.Equal(Day("2028-01-02"), Of(other, "HepA-I:2").DueOn);
    }

    [Theory]
    [InlineData(Sex.Female, "2011-11-09", false)]
    [InlineData(Sex.Female, "2011-11-10", true)]
    [InlineData(Sex.Female, "2013-06-01", true)]
    [InlineData(Sex.Male, "2013-06-01", false)]
    [InlineData(Sex.Unknown, "2013-06-01", false)]
    public void HPV_is_for_girls_born_since_the_10th_of_November_2011(Sex sex, string born, bool isPlanned) =>
        Assert.Equal(isPlanned, Plan(new(Day(born), sex)).Any(dose => dose.Key.Vaccine == "2vHPV"));

    [Fact]
    public void The_second_HPV_dose_is_to_be_done_within_a_year_of_the_first()
    {
        var born = Day("2012-06-01");
        var untold = Plan(new(born, Sex.Female));
        var late = Plan(new(born, Sex.Female) { Given = [new("2vHPV", 1, Day("2025-12-20"))] });

        Assert.Equal((Day("2025-12-01"), Day("2026-06-01")), (Of(untold, "2vHPV:2").DueOn, Of(untold, "2vHPV:2").CompleteBefore));
        Assert.Equal((Day("2026-06-20"), Day("2026-12-20")), (Of(late, "2vHPV:2").DueOn, Of(late, "2vHPV:2").CompleteBefore));
    }

    [Fact]
    public void Polio_is_counted_over_both_vaccines()
    {
        var plan = Plan(Child(NewYear, ("IPV", null, "2026-03-01"), ("IPV", null, "2026-04-01"), ("IPV", null, "2026-05-01")));

        Assert.Equal(DoseFate.Given, Of(plan, "bOPV:3").Fate);
        Assert.Equal((DoseFate.Open, Day("2030-01-01")), (Of(plan, "bOPV:4").Fate, Of(plan, "bOPV:4").DueOn));
    }

    [Fact]
    public void Meningitis_AC_comes_a_year_after_the_second_A_and_a_DT_at_six_stands_for_the_fifth_DTaP()
    {
        var plan = Plan(Child(new(2022, 1, 1), ("MPSV-A", 1, "2023-10-01"), ("MPSV-A", 2, "2024-06-15"), ("DT", 1, "2028-01-05")));

        Assert.Equal(Day("2025-06-15"), Of(plan, "MPSV-AC:1").DueOn);
        Assert.Equal(DoseFate.Given, Of(plan, "DTaP:5").Fate);
    }

    [Fact]
    public void What_is_not_made_up_for_at_an_age_is_needless_from_then_on()
    {
        var bcg = Of(Child(NewYear), "BCG:1");
        var late = Of(Child(NewYear, ("MPSV-A", 1, "2027-12-01")), "MPSV-A:2");

        Assert.Equal((DoseState.Overdue, DoseState.NotNeeded), (bcg.StateOn(Day("2029-12-31"), 3), bcg.StateOn(Day("2030-01-01"), 3)));
        Assert.Equal(DoseFate.NotNeeded, late.Fate);
    }

    [Theory]
    [InlineData("2026-02-25", DoseState.NotYet)]
    [InlineData("2026-02-26", DoseState.Soon)]
    [InlineData("2026-03-01", DoseState.Due)]
    [InlineData("2026-03-30", DoseState.Due)]
    [InlineData("2026-03-31", DoseState.Overdue)]
    [InlineData("2044-01-01", DoseState.NotNeeded)]
    public void How_a_dose_stands_follows_from_the_day(string today, DoseState state) => Assert.Equal(state, Of(Child(NewYear), "IPV:1").StateOn(Day(today), 3));

    [Fact]
    public void What_was_put_off_is_due_when_the_time_is_over_and_held_until_then()
    {
        var facts = Child(NewYear) with { Held = [new("IPV", Day("2026-04-10")), new(null, Day("2026-03-20"))] };
        var (ipv, dtap) = (Of(facts, "IPV:1"), Of(facts, "DTaP:1"));
        var forGood = Of(Child(NewYear) with { Held = [new("IPV", null)] }, "IPV:1");

        Assert.Equal((Day("2026-03-01"), Day("2026-04-10"), DoseState.Deferred), (ipv.EarliestOn, ipv.DueOn, ipv.StateOn(Day("2026-04-09"), 3)));
        Assert.Equal(DoseState.Due, ipv.StateOn(Day("2026-04-10"), 3));
        Assert.Equal(Day("2026-03-20"), dtap.DueOn);
        Assert.Equal((Day("2026-03-01"), DoseState.Deferred), (forGood.DueOn, forGood.StateOn(Day("2040-01-01"), 3)));
    }

    [Fact]
    public void The_older_edition_has_its_own_days()
    {
        var plan = VaccinePlan.Of(VaccineSchedule.Of("2021"), Child(NewYear), 30);

        Assert.Equal(Day("2026-04-01"), plan.Single(dose => dose.Key == new DoseKey("DTaP", 1)).DueOn);
        Assert.Contains(plan, dose => dose.Key.Vaccine == "DT");
        Assert.DoesNotContain(plan, dose => dose.Key.Vaccine == "2vHPV");
    }

    [Fact]
    public void The_table_is_whole_names_its_sources_and_charges_nothing_in_the_programme()
    {
        Assert.Equal(["2026", "2021"], VaccineSchedule.Editions);
        Assert.Equal((30, 28), (VaccineSchedule.Of("2026").Count, VaccineSchedule.Of("2021").Count));
        Assert.All(VaccineSchedule.Editions.SelectMany(VaccineSchedule.Of), dose => Assert.True(dose is { Source.Length: > 0, Confidence: "high" or "medium" or "low", IsPaid: false }));
        Assert.All(VaccineSchedule.Vaccines.Where(words => words.IsProgramme), words => Assert.Equal((null, null), (words.DomesticPrice, words.ImportedPrice)));
        Assert.Equal((null, 280m), VaccineSchedule.Vaccines.Where(words => words.Code == "RV5").Select(words => (words.DomesticPrice, words.ImportedPrice)).Single());
    }

    private static ChildFacts Child(DateOnly born, params (string Vaccine, int? No, string? On)[] given) =>
        new(born, Sex.Male) { Given = [.. given.Select(dose => new GivenDose(dose.Vaccine, dose.No, dose.On is null ? null : Day(dose.On)))] };

    private static IReadOnlyList<PlannedDose> Plan(ChildFacts facts) => VaccinePlan.Of(VaccineSchedule.Of("2026"), facts, grace: 30);

    private static PlannedDose Of(ChildFacts facts, string key) => Of(Plan(facts), key);

    private static PlannedDose Of(IReadOnlyList<PlannedDose> plan, string key) => plan.Single(dose => dose.Key.ToString() == key);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
