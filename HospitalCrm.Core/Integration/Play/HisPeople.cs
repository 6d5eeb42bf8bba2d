using System.Globalization;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Integration.Play;

/// <summary>Invented people of the played HIS, always the same ones for the same seed; some with the dirt every HIS has.</summary>
internal sealed class HisPeople(int seed, Random random)
{
    private static readonly string[] Surnames = ["张", "王", "李", "赵", "陈", "刘", "欧阳", "单", "仇", "曾"];
    private static readonly string[] GivenNames = ["伟", "芳", "建国", "秀英", "敏", "静", "志强", "丽华", "思远", "雨桐", "国强", "海燕"];
    private static readonly string[] Streets = ["和平路12号", "人民中路88号3单元401", "解放街5号院2号楼", "新华西街101号"];

    private int _count;

    public Dictionary<string, object?> Born(DateTimeOffset at, Dictionary<string, object?> mother, int order)
    {
        var child = Person($"{mother["name"]}之子{(order > 0 ? order.ToString(CultureInfo.InvariantCulture) : "")}", random.Next(2) == 0, DateOnly.FromDateTime(at.DateTime));
        child["phone"] = mother["phone"];
        return child;
    }

    public Dictionary<string, object?> Next()
    {
        var isMale = random.Next(2) == 0;
        return Person(Surnames[random.Next(Surnames.Length)] + GivenNames[random.Next(GivenNames.Length)], isMale, new DateOnly(1935, 1, 1).AddDays(random.Next(28_000)));
    }

    public Dictionary<string, object?> Mother()
    {
        var person = Person(Surnames[random.Next(Surnames.Length)] + "丽华", isMale: false, new DateOnly(1988, 1, 1).AddDays(random.Next(4_000)));
        return person;
    }

    private Dictionary<string, object?> Person(string name, bool isMale, DateOnly birth)
    {
        var number = ++_count;
        var digits = string.Create(CultureInfo.InvariantCulture, $"110105{birth:yyyyMMdd}{number % 50:00}{(isMale ? 1 : 2)}");
        var person = new Dictionary<string, object?>
        {
            ["patient_id"] = $"S{seed}-{number}",
            ["mrn"] = string.Create(CultureInfo.InvariantCulture, $"SB{seed:00}{number:000000}"),
            ["name"] = name,
            ["sex_code"] = isMale ? "1" : "2",
            ["birth_date"] = birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["id_type"] = IdTypes.ResidentIdCard,
            ["id_no"] = digits + IdCardNumber.CheckCharacter(digits),
            ["phone"] = string.Create(CultureInfo.InvariantCulture, $"139{(seed % 100):00}{number % 1_000_000:000000}"),
            ["address"] = "北京市朝阳区" + Streets[random.Next(Streets.Length)],
            ["ethnic_code"] = random.Next(10) == 0 ? "17" : "01",
        };
        switch (random.Next(12))
        {
            case 0:
                person["phone"] = "无";
                break;
            case 1:
                person["id_no"] = "11010119900101000X";
                break;
            case 2:
                person["ethnic_code"] = "汉";
                break;
            case 3:
                person["sex_code"] = isMale ? "男" : "女";
                break;
        }

        return person;
    }
}
