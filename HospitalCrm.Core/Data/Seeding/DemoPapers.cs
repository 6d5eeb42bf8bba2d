using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>What was taken down of a patient's papers: often nothing, now and then with a slip of the finger.</summary>
internal static class DemoPapers
{
    private static readonly string[] Notes = "青霉素过敏。 头孢类药物过敏。 请优先拨打手机。 下午方便接电话。 请勿在午休时间致电。".Split(' ');
    private static readonly string[] NotesOnElders = [.. Notes, .. "听力不好，请大声慢说。 行动不便，需轮椅。 由女儿代接电话。 普通话不便，请慢说。 独居，联系人为邻居。".Split(' ')];

    public static (string? Type, string? Number) Draw(DemoPerson person, DemoRegister register, ref DemoRandom random)
    {
        var missing = person.Age < 6 ? 400 : 105;
        if (person.IsNewborn || random.Chance(missing))
        {
            return (null, null);
        }

        if (random.Chance(12))
        {
            return random.Chance(500)
                ? (IdTypes.Passport, $"E{random.Between(10_000_000, 99_999_999)}")
                : (IdTypes.HongKongMacauPermit, $"H{random.Between(10_000_000, 99_999_999)}");
        }

        var number = register.IdNumber(person);
        return (IdTypes.ResidentIdCard, random.Chance(12) ? Mistyped(number, ref random) : number);
    }

    /// <summary>Who has no card on record may not know the day either.</summary>
    public static BirthDate Draw(DemoPerson person, string? idNumber, ref DemoRandom random) => random.Below(1000) switch
    {
        _ when idNumber is not null || person.Age < 3 || person.ElderTwin is not null => BirthDate.On(person.Born),
        < 90 => BirthDate.InYear(person.Born.Year),
        < 120 => BirthDate.InMonth(person.Born.Year, person.Born.Month),
        < 135 => BirthDate.Unknown,
        _ => BirthDate.On(person.Born),
    };

    public static string? DrawNote(DemoPerson person, ref DemoRandom random) =>
        random.Chance(person.Age >= 65 ? 160 : 50) ? random.Pick(person.Age >= 65 ? NotesOnElders : Notes) : null;

    /// <summary>Another digit, or the last one left out. One wrong digit never passes the check character.</summary>
    private static string Mistyped(string number, ref DemoRandom random)
    {
        if (random.Chance(200))
        {
            return number[..17];
        }

        var place = random.Between(6, 16);
        var digit = (char)('0' + (number[place] - '0' + random.Between(1, 9)) % 10);
        return string.Concat(number.AsSpan(0, place), [digit], number.AsSpan(place + 1));
    }
}
