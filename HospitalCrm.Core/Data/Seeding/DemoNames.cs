namespace HospitalCrm.Core.Data.Seeding;

/// <summary>Names and birth dates of a household.</summary>
internal static class DemoNames
{
    /// <summary>Nobody of the demo hospital is born after it. Fixed: a demo of another day has the same people.</summary>
    public static readonly DateOnly Newest = new(2026, 9, 1);

    private const int NewbornDays = 28;

    public static void Give(List<DemoPerson> family, DemoRegister register, ref DemoRandom random)
    {
        var isMinority = family.TrueForAll(person => person.ElderTwin is null) && random.Chance(6);
        foreach (var person in family)
        {
            person.Born = person switch
            {
                { ElderTwin: { } twin } => twin.Born,
                { IsNewborn: true } => Newest.AddDays(-random.Below(NewbornDays)),
                _ => register.BirthDate(person.Place, Newest.Year - person.Age),
            };
            person.Name = Name(person, isMinority, ref random);
        }
    }

    /// <summary>Somebody who is no patient: a son in another town, a friend.</summary>
    public static string Invent(string surname, bool isMale, int birthYear, ref DemoRandom random) =>
        string.Concat(surname, DemoGivenNames.Draw(ref random, isMale, birthYear));

    private static string Name(DemoPerson person, bool isMinority, ref DemoRandom random)
    {
        if (person.IsNewborn && person.Mother is { } mother)
        {
            return mother.Name + (person.IsMale ? "之子" : "之女");
        }

        if (isMinority)
        {
            return DemoGivenNames.DrawMinority(ref random, person.IsMale);
        }

        var name = Invent(person.Surname, person.IsMale, person.Born.Year, ref random);
        while (name == person.ElderTwin?.Name)
        {
            name = Invent(person.Surname, person.IsMale, person.Born.Year, ref random);
        }

        return name;
    }
}
