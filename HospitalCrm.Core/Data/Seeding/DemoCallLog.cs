namespace HospitalCrm.Core.Data.Seeding;

/// <summary>A year of calls of one street's people, with the strangers and the withheld numbers in between.</summary>
internal static class DemoCallLog
{
    private const int Days = 365;

    private static readonly (string Topic, string Note)[] Talks =
    [
        ("预约挂号", "预约下周专家门诊，已告知放号时间和就诊流程。"),
        ("预约挂号", "询问能否为家人代为预约，已说明所需证件。"),
        ("检查结果", "查询检验报告是否已出，已告知自助机打印方法。"),
        ("检查结果", "超声报告已出，建议带报告到门诊复诊。"),
        ("出院随访", "恢复良好，按时服药，嘱一月后复查。"),
        ("出院随访", "伤口无红肿，已约拆线时间。"),
        ("用药咨询", "询问药物漏服如何处理，已转主管医生答复。"),
        ("用药咨询", "血压控制尚可，询问可否减量，建议门诊调整。"),
        ("住院咨询", "询问床位情况，已登记，待病区通知。"),
        ("住院结算", "咨询医保报销比例及出院结算时间。"),
        ("停诊改期", "原医生停诊，已改约至次日上午。"),
        ("就诊指引", "询问科室位置、停车及公交路线。"),
        ("疫苗接种", "询问接种时间，已告知预防保健科门诊安排。"),
        ("意见建议", "反映候诊时间较长，已记录并致歉。"),
        ("表扬", "感谢病区护士照顾，已转告科室。"),
    ];

    public static IReadOnlyList<DemoCall> Draw(IReadOnlyList<DemoPatient> people, int count, ulong seed, int street, DateTimeOffset asOf)
    {
        if (count == 0)
        {
            return [];
        }

        var random = DemoRandom.For(seed, purpose: 5, (ulong)street);
        var calls = new DemoCall[count];
        for (var i = 0; i < count; i++)
        {
            calls[i] = Draw(people, asOf, ref random);
        }

        return calls;
    }

    private static DemoCall Draw(IReadOnlyList<DemoPatient> people, DateTimeOffset asOf, ref DemoRandom random)
    {
        var startedAt = Time(asOf, ref random);
        var lot = random.Below(1000);
        var patient = lot < 130 ? null : Reachable(people, startedAt, ref random);
        var number = patient is not null ? random.Pick([.. patient.Phones]).Number : lot < 30 ? null : DemoPhoneBook.Mobile(ref random);
        var isIncoming = patient is null || lot < 900;
        var agent = random.Between(1, 5);
        var rang = random.Between(4, 26);
        var isAnswered = random.Chance(startedAt.Hour is >= 8 and < 18 ? 890 : 450);
        var answeredAt = isAnswered ? startedAt.AddSeconds(rang) : (DateTimeOffset?)null;
        var talk = random.Pick(Talks);
        return new(
            isIncoming,
            number,
            patient?.Index,
            $"agent0{agent}",
            $"800{agent}",
            startedAt,
            answeredAt,
            startedAt.AddSeconds(rang + (isAnswered ? random.Between(25, 420) : random.Between(3, 25))),
            isAnswered ? talk.Topic : null,
            isAnswered && random.Chance(850) ? talk.Note : null);
    }

    /// <summary>Mostly in office hours, seldom on Sundays.</summary>
    private static DateTimeOffset Time(DateTimeOffset asOf, ref DemoRandom random)
    {
        var day = new DateTimeOffset(asOf.Date, asOf.Offset).AddDays(-random.Between(1, Days));
        if (day.DayOfWeek == DayOfWeek.Sunday && random.Chance(700))
        {
            day = day.AddDays(-random.Between(1, 5));
        }

        var second = random.Chance(900) ? random.Between(8 * 3600, 17 * 3600 + 1799) : random.Between(6 * 3600, 22 * 3600);
        return day.AddSeconds(second);
    }

    private static DemoPatient? Reachable(IReadOnlyList<DemoPatient> people, DateTimeOffset at, ref DemoRandom random)
    {
        for (var i = 0; i < 6; i++)
        {
            var patient = people[random.Below(people.Count)];
            if (patient.Phones.Count > 0 && patient.BirthDate.First < DateOnly.FromDateTime(at.Date))
            {
                return patient;
            }
        }

        return null;
    }
}
