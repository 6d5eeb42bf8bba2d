using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>Contact persons: the family where it is in the house's records, else somebody invented who fits.</summary>
internal static class DemoContacts
{
    public static void Fill(List<DemoPerson> family, ref DemoRandom random)
    {
        foreach (var person in family)
        {
            foreach (var kin in KinOf(person, family))
            {
                if (person.Contacts.Count < 2 && random.Chance(person.Age < 18 ? 950 : 800))
                {
                    person.Contacts.Add(kin.AsContactOf(person));
                }
            }

            var borrowed = person.Phones.Find(phone => phone.Owner == DemoPhoneOwner.Contact);
            var needsOwner = borrowed is not null && !person.Contacts.Exists(contact => contact.Phone == borrowed.Number);
            if (needsOwner && !family.Exists(other => other.Mobile == borrowed!.Number))
            {
                person.Contacts.Add(Invent(person, borrowed!.Number, ref random));
            }
            else if (person.Contacts.Count == 0 && random.Chance(600))
            {
                person.Contacts.Add(Invent(person, random.Chance(920) ? DemoPhoneBook.Mobile(ref random) : null, ref random));
            }
        }
    }

    private static IEnumerable<DemoPerson> KinOf(DemoPerson person, List<DemoPerson> family)
    {
        if (person.Age < 18 || person.Spouse is null)
        {
            return family.Where(other => other.Age >= 18 && other != person && (person.IsChildOf(other) || other.IsChildOf(person)));
        }

        return family.Where(other => other == person.Spouse || other.Age >= 18 && (other.IsChildOf(person) || person.IsChildOf(other)));
    }

    private static DemoContact Invent(DemoPerson person, string? phone, ref DemoRandom random)
    {
        var born = person.Born.Year;
        var isMale = random.Chance(500);
        var own = person.Surname;
        var other = DemoSurnames.Draw(ref random);
        var lot = person.Age switch
        {
            < 18 => 0,
            < 35 => random.Between(0, 4),
            < 60 => random.Between(2, 5),
            _ => random.Between(5, 7),
        };
        return lot switch
        {
            0 or 1 when isMale => Make(Relationships.Parent, "父亲", own, true, born - 27, ref random),
            0 or 1 => Make(Relationships.Parent, "母亲", other, false, born - 25, ref random),
            2 => Make(Relationships.Sibling, Sibling(isMale, isElder: random.Chance(500)), own, isMale, born, ref random),
            3 => Make(Relationships.Other, "朋友", other, isMale, born, ref random),
            4 => Make(Relationships.Other, "同事", other, isMale, born, ref random),
            _ when person.Age < 45 || lot == 7 && person.Age < 80 => Make(Relationships.Spouse, "配偶", other, !person.IsMale, born, ref random),
            7 => Make(Relationships.Grandchild, isMale ? "孙子" : "孙女", own, isMale, born + 54, ref random),
            _ => Make(isMale ? Relationships.Son : Relationships.Daughter, isMale ? "儿子" : "女儿", person.IsMale ? own : other, isMale, born + 27, ref random),
        };

        DemoContact Make(string code, string relation, string surname, bool male, int year, ref DemoRandom random) =>
            new(DemoNames.Invent(surname, male, year, ref random), code, relation, phone, null);
    }

    private static string Sibling(bool isMale, bool isElder) => (isMale, isElder) switch
    {
        (true, true) => "哥哥",
        (true, false) => "弟弟",
        (false, true) => "姐姐",
        _ => "妹妹",
    };
}
