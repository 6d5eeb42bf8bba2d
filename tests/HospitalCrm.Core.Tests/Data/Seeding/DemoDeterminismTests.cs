using System.Security.Cryptography;
using System.Text;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Core.Tests.Data.Seeding;

public sealed class DemoDeterminismTests
{
    private static readonly DateTimeOffset Today = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Who changes the people of the demo hospital on purpose writes the new hash here; nobody does so by accident.</summary>
    [Fact]
    public void The_people_of_the_small_hospital_are_always_the_same()
    {
        var text = string.Join('\n', Population(DemoSize.S, Today).Blocks().Select(Written));

        Assert.Equal("be6755caad667c7755225bd425e9d3b73d4ade9808f948f4206b8d7a9d5dc936", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(57)]
    [InlineData(4_999)]
    public void A_street_is_the_same_by_itself_as_in_its_turn(int index)
    {
        var population = Population(DemoSize.M, Today);
        var inTurn = population.Blocks().ElementAt(index);

        var byItself = Population(DemoSize.M, Today).Block(index);

        Assert.Equal(Written(inTurn), Written(byItself));
    }

    [Fact]
    public void Many_threads_draw_the_same_people()
    {
        var population = Population(DemoSize.S, Today);

        var drawn = Enumerable.Range(0, population.BlockCount).AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(index => Written(population.Block(index)));

        Assert.Equal(population.Blocks().Select(Written), drawn);
    }

    [Fact]
    public void The_small_hospital_is_the_beginning_of_the_big_one()
    {
        var small = Population(DemoSize.S, Today).Patients().Select(Written);

        Assert.Equal(small, Population(DemoSize.L, Today).Patients().Take(2_000).Select(Written));
    }

    [Fact]
    public void Another_day_has_the_same_people()
    {
        var later = Population(DemoSize.S, Today.AddDays(400)).Patients().Select(Person);

        Assert.Equal(Population(DemoSize.S, Today).Patients().Select(Person), later);
    }

    [Fact]
    public void Another_seed_has_other_people()
    {
        var others = new DemoPopulation(DemoSize.S, DemoPopulation.DefaultSeed + 1, Today).Patients().Take(100).Select(Person);

        Assert.Empty(Population(DemoSize.S, Today).Patients().Take(100).Select(Person).Intersect(others));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100)]
    public void A_street_outside_the_town_is_refused(int index)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Population(DemoSize.S, Today).Block(index));
    }

    private static DemoPopulation Population(DemoSize size, DateTimeOffset asOf) => new(size, DemoPopulation.DefaultSeed, asOf);

    private static string Written(DemoBlock block) =>
        string.Join('\n', [.. block.Patients.Select(Written), .. block.Calls.Select(Written)]);

    private static string Written(DemoCall call) =>
        $"{call.IsIncoming} {call.Number} {call.Patient} {call.AgentCode} {call.StartedAt:O} {call.AnsweredAt:O} {call.EndedAt:O} {call.Topic} {call.Note}";

    private static string Written(DemoPatient patient) =>
        string.Join('\n', [Person(patient), .. patient.Encounters.Select(visit =>
            $"{visit.VisitNo} {visit.KindCode} {visit.DepartmentCode} {visit.Doctor} {visit.StartedAt:O} {visit.EndedAt:O} {visit.DiagnosisCode} {visit.Diagnosis}")]);

    private static string Person(DemoPatient patient) =>
        $"{patient.Index} {patient.Family} {patient.Name} {patient.SexCode} {patient.BirthDate} {patient.IdType} {patient.IdNumber} {patient.Address} {patient.Note} "
        + $"{patient.MedicalRecordNo} {patient.CardNo} {string.Join(' ', patient.Phones)} {string.Join(' ', patient.Contacts)}";
}
