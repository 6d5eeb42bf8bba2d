using HospitalCrm.Benchmarks.Lists;

namespace HospitalCrm.Benchmarks.Search;

/// <summary>One way people look for somebody; another person every time.</summary>
internal sealed record SearchCase(string Name, Func<string> Next)
{
    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"];
    private static readonly string[] Diseases = ["高血压", "糖尿病", "冠状动脉", "脑梗死", "肺炎", "胃炎", "近视", "湿疹", "特应性", "颈椎病", "痛风", "月经", "骨折", "鼻炎"];

    public static IReadOnlyList<SearchCase> Of(ListPeople people) =>
    [
        new("phone.last-four", () => people.Next().Phones[0].Number[^4..]),
        new("phone.fragment", () => people.Next().Phones[0].Number[^people.Number(5, 9)..]),
        new("phone.whole", () => people.Next().Phones[0].Number),
        new("name.two", () => TwoLetters(people)),
        new("name.one", () => Surnames[people.Number(0, Surnames.Length)]),
        new("initials", () => Core.Patients.Names.Pinyin.Of(people.Next().Name).Initials.Replace("?", "", StringComparison.Ordinal)),
        new("pinyin", () => Core.Patients.Names.Pinyin.Of(people.Next().Name).Full.Replace("?", "", StringComparison.Ordinal)),
        new("number.record", () => people.Next().MedicalRecordNo),
        new("number.id.last-four", () => people.WithIdNumber().IdNumber![^4..]),
        new("disease", () => Diseases[people.Number(0, Diseases.Length)]),
    ];

    /// <summary>Whole characters that keys can type.</summary>
    private static string TwoLetters(ListPeople people)
    {
        for (; ; )
        {
            if (people.TwoLetters() is { } two && two.All(char.IsLetter))
            {
                return two;
            }
        }
    }

    /// <summary>Those the report names: also looked at in a browser.</summary>
    public static readonly IReadOnlySet<string> Painted = new HashSet<string> { "phone.fragment", "name.two", "name.one", "initials", "number.record", "disease" };
}
