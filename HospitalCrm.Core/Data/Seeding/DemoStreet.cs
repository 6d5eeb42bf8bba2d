namespace HospitalCrm.Core.Data.Seeding;

/// <summary>Twenty people in eleven households, drawn from nothing but the seed and the street's number.</summary>
internal static class DemoStreet
{
    public const int People = 20;
    public const int Households = 11;

    private static readonly int[] Sizes = [1, 1, 1, 1, 1, 1, 2, 2, 3, 3, 4];

    public static DemoPatient[] Draw(ulong seed, int street, DateTimeOffset asOf)
    {
        var random = DemoRandom.For(seed, purpose: 1, (ulong)street);
        var register = new DemoRegister(seed, street);
        var patients = new DemoPatient[People];
        Span<int> sizes = stackalloc int[Households];
        Sizes.CopyTo(sizes);
        Shuffle(sizes, ref random);
        var place = 0;
        for (var household = 0; household < Households; household++)
        {
            var family = DemoHousehold.Draw(sizes[household], street * People + place, place, ref random);
            var home = random.Chance(820) ? random.Pick(DemoRegion.Town) : register.Region;
            DemoNames.Give(family, register, ref random);
            DemoPhoneBook.Fill(family, home, seed, street, ref random);
            DemoContacts.Fill(family, ref random);
            var address = random.Chance(930) ? home.DrawAddress(ref random) : null;
            foreach (var person in family)
            {
                patients[place++] = Enter(person, street * Households + household, address, register, seed, asOf, ref random);
            }
        }

        return patients;
    }

    private static DemoPatient Enter(
        DemoPerson person, int family, string? address, DemoRegister register, ulong seed, DateTimeOffset asOf, ref DemoRandom random)
    {
        var (idType, idNumber) = DemoPapers.Draw(person, register, ref random);
        return new(
            person.Index,
            family,
            person.Name,
            person.IsMale ? '1' : '2',
            DemoPapers.Draw(person, idNumber, ref random),
            idType,
            idNumber,
            address,
            DemoPapers.DrawNote(person, ref random),
            $"B{person.Index + 1:D8}",
            CardNo(person.Index),
            person.Phones,
            person.Contacts,
            DemoVisits.Draw(person, seed, asOf));
    }

    /// <summary>Cards are handed out in no order; the multiplier keeps every number its own.</summary>
    private static string CardNo(int index) => $"6100{(index + 1) * 48_271_003L % 100_000_000:D8}";

    private static void Shuffle(Span<int> sizes, ref DemoRandom random)
    {
        for (var i = sizes.Length - 1; i > 0; i--)
        {
            var other = random.Below(i + 1);
            (sizes[i], sizes[other]) = (sizes[other], sizes[i]);
        }
    }
}
