using System.Globalization;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>Who of a household is reached by which number.</summary>
internal static class DemoPhoneBook
{
    private const int StreetsSharingNumbers = 16;
    private const int NumbersShared = 6;

    private static readonly string[] MobilePrefixes =
        ("130 131 132 133 134 135 136 137 138 139 150 151 152 153 155 156 157 158 159 166 167 173 175 176 177 178 180 181 182 183 184 185 186 187 188 189 "
        + "190 191 192 193 195 196 197 198 199").Split(' ');

    public static void Fill(List<DemoPerson> family, DemoRegion home, ulong seed, int street, ref DemoRandom random)
    {
        foreach (var person in family)
        {
            if (random.Chance(ChanceOfMobile(person.Age)))
            {
                person.Mobile = random.Chance(70) ? Strangers(seed, street, ref random) : Mobile(ref random);
            }
        }

        var hasElder = family.Exists(person => person.Age >= 60);
        var landline = random.Chance(hasElder ? 300 : 90) ? Landline(home.AreaCode, ref random) : null;
        foreach (var person in family)
        {
            if (!random.Chance(75))
            {
                List(person, family, landline, ref random);
            }
        }
    }

    public static string Mobile(ref DemoRandom random)
    {
        var number = string.Create(11, (Prefix: random.Pick(MobilePrefixes), Subscriber: random.Below(100_000_000)), static (digits, parts) =>
        {
            parts.Prefix.CopyTo(digits);
            parts.Subscriber.TryFormat(digits[3..], out _, "D8", CultureInfo.InvariantCulture);
        });
        return number.StartsWith(DemoStaff.MobileRange, StringComparison.Ordinal) ? "138" + number[3..] : number;
    }

    public static string Landline(string areaCode, ref DemoRandom random) => $"{areaCode}{random.Between(20_000_000, 89_999_999)}";

    private static int ChanceOfMobile(int age) => age switch
    {
        < 12 => 0,
        < 18 => 500,
        < 70 => 975,
        _ => 600,
    };

    private static void List(DemoPerson person, List<DemoPerson> family, string? landline, ref DemoRandom random)
    {
        if (person.Mobile is { } own)
        {
            person.Phones.Add(new(own, PhoneKind.Mobile, DemoPhoneOwner.Self));
            if (person.Age >= 18 && random.Chance(50))
            {
                person.Phones.Add(new(Mobile(ref random), PhoneKind.Mobile, DemoPhoneOwner.Self));
            }
        }
        else if (ReachedThrough(person, family)?.Mobile is { } kin)
        {
            person.Phones.Add(new(kin, PhoneKind.Mobile, DemoPhoneOwner.Contact));
        }
        else if (landline is null)
        {
            // Somebody who is no patient picks up: DemoContacts gives him a name.
            person.Phones.Add(new(Mobile(ref random), PhoneKind.Mobile, DemoPhoneOwner.Contact));
        }

        if (landline is not null)
        {
            person.Phones.Add(new(landline, PhoneKind.Landline, DemoPhoneOwner.Shared));
        }
    }

    /// <summary>A child through its mother, an old man through his wife or his son.</summary>
    private static DemoPerson? ReachedThrough(DemoPerson person, List<DemoPerson> family) =>
        person.Mother?.Mobile is not null ? person.Mother
        : person.Father?.Mobile is not null ? person.Father
        : person.Spouse?.Mobile is not null ? person.Spouse
        : family.Find(other => other.Mobile is not null && other.Age >= 18);

    /// <summary>A number that wandered from one owner to the next, or was mistyped into another's: people of several households have it.</summary>
    private static string Strangers(ulong seed, int street, ref DemoRandom random)
    {
        var shared = DemoRandom.For(seed, purpose: 7, (ulong)(street / StreetsSharingNumbers * NumbersShared + random.Below(NumbersShared)));
        return Mobile(ref shared);
    }
}
