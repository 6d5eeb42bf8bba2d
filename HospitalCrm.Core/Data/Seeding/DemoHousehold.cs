namespace HospitalCrm.Core.Data.Seeding;

/// <summary>Who lives together: singles, couples, parents with children, twins, a newborn without a name, three generations.</summary>
internal static class DemoHousehold
{
    public static List<DemoPerson> Draw(int size, int firstIndex, int firstPlace, ref DemoRandom random)
    {
        var people = new List<DemoPerson>(size);
        var lot = random.Below(1000);
        switch (size)
        {
            case 1:
                Single(people, firstIndex, firstPlace, lot, ref random);
                break;
            case 2 when lot < 520:
                Couple(people, firstIndex, firstPlace, random.Between(24, 86), ref random);
                break;
            case 2:
                Parent(people, firstIndex, firstPlace, isMother: lot < 900, lot is >= 820 and < 900 ? random.Between(22, 41) : random.Between(25, 80), ref random);
                Child(people, isNewborn: lot is >= 820 and < 900, ref random);
                break;
            case 3 when lot < 120:
                Parent(people, firstIndex, firstPlace, isMother: true, random.Between(24, 45), ref random);
                Twins(people, ref random);
                break;
            case 3:
                Couple(people, firstIndex, firstPlace, lot is >= 320 and < 390 ? random.Between(23, 40) : random.Between(24, 52), ref random);
                if (lot < 320)
                {
                    GrandParent(people, ref random);
                }
                else
                {
                    Child(people, isNewborn: lot < 390, ref random);
                }

                break;
            default:
                Couple(people, firstIndex, firstPlace, random.Between(26, 46), ref random);
                if (lot < 200)
                {
                    Twins(people, ref random);
                }
                else
                {
                    Child(people, isNewborn: false, ref random);
                    if (lot < 550)
                    {
                        GrandParent(people, ref random);
                    }
                    else
                    {
                        Child(people, isNewborn: false, ref random);
                    }
                }

                break;
        }

        return people;
    }

    private static void Single(List<DemoPerson> people, int index, int place, int lot, ref DemoRandom random)
    {
        var age = lot switch
        {
            < 560 => random.Between(18, 59),
            < 860 => random.Between(60, 93),
            _ => random.Between(0, 17),
        };
        people.Add(new(index, place, DemoSurnames.Draw(ref random), random.Chance(490), age));
    }

    private static void Couple(List<DemoPerson> people, int index, int place, int age, ref DemoRandom random)
    {
        var wife = new DemoPerson(index, place, DemoSurnames.Draw(ref random), isMale: false, age);
        var husband = new DemoPerson(index + 1, place + 1, DemoSurnames.Draw(ref random), isMale: true, Math.Max(22, age + random.Between(-2, 6))) { Spouse = wife };
        wife.Spouse = husband;
        people.Add(wife);
        people.Add(husband);
    }

    private static void Parent(List<DemoPerson> people, int index, int place, bool isMother, int age, ref DemoRandom random) =>
        people.Add(new(index, place, DemoSurnames.Draw(ref random), !isMother, age));

    private static void Child(List<DemoPerson> people, bool isNewborn, ref DemoRandom random)
    {
        // A second child is at least two years away from the first.
        var sibling = people.Find(person => person.Mother is not null || person.Father is not null);
        var parentAge = people.Min(person => person.Age);
        var youngest = Math.Max(0, parentAge - 38);
        var age = isNewborn ? 0 : sibling is null ? random.Between(youngest, parentAge - 21) : Math.Max(0, sibling.Age - random.Between(2, 6));
        if (sibling is not null && sibling.Age - age < 2)
        {
            age = sibling.Age + 2;
        }

        var child = Join(people, random.Chance(520), age, ref random);
        child.IsNewborn = isNewborn;
    }

    private static void Twins(List<DemoPerson> people, ref DemoRandom random)
    {
        var parentAge = people.Min(person => person.Age);
        var isMale = random.Chance(510);
        var elder = Join(people, isMale, random.Between(Math.Max(0, parentAge - 34), Math.Min(20, parentAge - 21)), ref random);
        var younger = Join(people, random.Chance(700) ? isMale : !isMale, elder.Age, ref random);
        younger.ElderTwin = elder;
    }

    private static DemoPerson Join(List<DemoPerson> people, bool isMale, int age, ref DemoRandom random)
    {
        var last = people[^1];
        var mother = people.Find(person => !person.IsMale && person.Mother is null && person.Father is null);
        var father = people.Find(person => person.IsMale && person.Mother is null && person.Father is null);
        // A mother who came alone: the child bears the absent father's name more often than hers.
        var surname = father?.Surname ?? (random.Chance(700) ? DemoSurnames.Draw(ref random) : mother!.Surname);
        var sibling = people.Find(person => person.Mother is not null || person.Father is not null);
        var child = new DemoPerson(last.Index + 1, last.Place + 1, sibling?.Surname ?? surname, isMale, age) { Mother = mother, Father = father };
        people.Add(child);
        return child;
    }

    private static void GrandParent(List<DemoPerson> people, ref DemoRandom random)
    {
        var last = people[^1];
        var son = people.Find(person => person.IsMale && person.Spouse is not null)!;
        var isMale = random.Chance(400);
        var surname = isMale ? son.Surname : DemoSurnames.Draw(ref random);
        var elder = new DemoPerson(last.Index + 1, last.Place + 1, surname, isMale, Math.Min(97, son.Age + random.Between(22, 33)));
        people.Add(elder);
        if (isMale)
        {
            son.Father = elder;
        }
        else
        {
            son.Mother = elder;
        }
    }
}
