using static HospitalCrm.Core.Questionnaires.Shipped.Ask;

namespace HospitalCrm.Core.Questionnaires.Shipped;

/// <summary>产后访视 and 新生儿家庭访视: the state's forms (国家基本公共卫生服务规范).</summary>
internal static class MotherChildForms
{
    private const string Normal = "normal:未见异常|odd:异常";

    public static ShippedForm Postpartum { get; } = new(
        "postpartum-visit",
        "产后访视记录表",
        QuestionnaireKind.PublicHealth,
        new()
        {
            Opening = "您好，这里是医院，按国家基本公共卫生服务的要求对您进行产后访视。",
            DueDays = [7, 28, 42],
            Questions =
            [
                Day("birth", "分娩日期"),
                Day("discharged", "出院日期"),
                Figure("temperature", "体温", "℃", 34, 43).Warns("产后发热", Condition.AtLeast("temperature", 38.1m)),
                Figure("systolic", "收缩压", "mmHg", 60, 260).WarnsFrom(160, "血压过高"),
                Figure("diastolic", "舒张压", "mmHg", 30, 160).WarnsFrom(110, "血压过高"),
                Words("health", "一般健康情况", LibraryKind.Condition),
                One("mind", "一般心理状况", "good:良好|low:情绪低落|anxious:紧张焦虑"),
                Has("harm-thoughts", "有没有伤害自己或宝宝的想法？", "有伤害自己或婴儿的想法").When("mind", "low", "anxious"),
                Odd("breasts", "乳房"),
                Detail("breasts"),
                Odd("lochia", "恶露").Warns("恶露异常", "odd"),
                Detail("lochia"),
                Odd("uterus", "子宫"),
                Detail("uterus"),
                Odd("wound", "伤口").Warns("伤口异常", "odd"),
                Detail("wound"),
                Words("other", "其他"),
                One("class", "分类", "normal:未见异常|odd:异常"),
                Many("guidance", "指导", "hygiene:个人卫生|mind:心理|nutrition:营养|breast-feeding:母乳喂养|newborn:新生儿护理与喂养|other:其他"),
                .. Referral,
            ],
            Opinions =
            [
                Opinion("产后异常，需转诊或复查", "您说的情况需要医生检查，请今天到产科就诊；出血增多或发热寒战时立即就医。", "有异常预警", Condition.AtLeast(Condition.Flags, 1)),
                Opinion("产后异常，加强随访", "请按指导护理，两周内复查。", null, Condition.AnyOf("class", "odd")),
                Opinion("产后恢复正常", "恢复正常，请注意休息和个人卫生，坚持母乳喂养，产后42天到医院检查。", null),
            ],
        });

    public static ShippedForm Newborn { get; } = new(
        "newborn-visit",
        "新生儿家庭访视记录表",
        QuestionnaireKind.PublicHealth,
        new()
        {
            Opening = "您好，这里是医院，按国家基本公共卫生服务的要求了解宝宝的情况。",
            DueDays = [7],
            Questions = [.. Birth, .. Feeding, .. Examination, .. Referral],
            Opinions =
            [
                Opinion("新生儿异常，需转诊", "宝宝的情况需要医生检查，请今天带宝宝到儿科就诊；拒奶、抽搐、面色青紫时立即就医。", "有异常预警", Condition.AtLeast(Condition.Flags, 1)),
                Opinion("新生儿情况正常", "宝宝情况正常，请继续按需喂养、保持脐部清洁干燥，满月（28～30天）时到接种单位随访。", null),
            ],
        });

    private static IEnumerable<Question> Birth =>
    [
        Figure("weeks", "出生孕周", "周", 22, 44),
        Many("mother-illness", "母亲妊娠期患病情况", "none:无!|diabetes:糖尿病|hypertension:妊娠期高血压|other:其他"),
        Many("birth-kind", "出生情况", "natural:顺产|vacuum:胎头吸引|forceps:产钳|caesarean:剖宫|twins:双多胎|breech:臀位|other:其他"),
        One("asphyxia", "新生儿窒息", "no:无|yes:有"),
        Figure("apgar-1", "Apgar评分：1分钟", "分", 0, 10).When("asphyxia", Yes),
        Figure("apgar-5", "Apgar评分：5分钟", "分", 0, 10).When("asphyxia", Yes),
        One("malformation", "畸形", "no:无|yes:有"),
        Words("malformation-detail", "畸形的表现").When("malformation", Yes),
        One("hearing", "新生儿听力筛查", "passed:通过|failed:未通过|undone:未筛查|unknown:不详"),
        Many("screening", "新生儿疾病筛查", "undone:未进行!|negative:检查均阴性!|thyroid:甲低|pku:苯丙酮尿症|other:其他遗传代谢病"),
        Figure("birth-weight", "新生儿出生体重", "kg", 0.3m, 8),
        Figure("weight", "目前体重", "kg", 0.3m, 10),
        Figure("length", "出生身长", "cm", 20, 70),
    ];

    private static IEnumerable<Question> Feeding =>
    [
        One("feeding", "喂养方式", "breast:纯母乳|mixed:混合|formula:人工"),
        Figure("milk", "吃奶量", "mL/次", 0, 300),
        Figure("feeds", "吃奶次数", "次/日", 0, 24).WarnsTo(4, "吃奶次数过少"),
        One("vomiting", "呕吐", "no:无|yes:有"),
        One("stool", "大便", "paste:糊状|loose:稀|other:其他"),
        Figure("stools", "大便次数", "次/日", 0, 30),
    ];

    private static IEnumerable<Question> Examination =>
    [
        Figure("temperature", "体温", "℃", 33, 43).WarnsFrom(37.6m, "新生儿发热").WarnsTo(35.4m, "新生儿体温过低"),
        Figure("heart-rate", "心率", "次/分钟", 40, 260),
        Figure("breathing", "呼吸频率", "次/分钟", 10, 120).WarnsFrom(60, "呼吸过快"),
        One("colour", "面色", "rosy:红润|yellow:黄染|other:其他"),
        Many("jaundice", "黄疸部位", "none:无!|face:面部|trunk:躯干|limbs:四肢|hands-feet:手足").Warns("黄疸到四肢手足", "limbs", "hands-feet"),
        One("fontanelle", "前囟", "normal:正常|bulging:膨隆|sunken:凹陷|other:其他").Warns("前囟膨隆或凹陷", "bulging", "sunken"),
        Grid(
            "body",
            "体格检查",
            "eyes:眼睛|ears:耳外观|nose:鼻|mouth:口腔|limbs:四肢活动度|neck:颈部包块|anus:肛门|chest:胸部|spine:脊柱|heart-lungs:心肺听诊|genitals:外生殖器|belly:腹部触诊",
            Normal),
        One("skin", "皮肤", "normal:未见异常|eczema:湿疹|erosion:糜烂|other:其他"),
        One("navel", "脐带", "on:未脱|off:脱落|oozing:脐部有渗出|other:其他").Warns("脐部渗出", "oozing"),
        Many("guidance", "指导", "feeding:喂养指导|growth:发育指导|illness:防病指导|injury:预防伤害指导|mouth:口腔保健指导|other:其他"),
    ];

    private static IEnumerable<Question> Referral =>
    [
        One("referral", "转诊", "no:无|yes:有"),
        Words("referral-why", "转诊原因").When("referral", Yes).Must(),
        Words("referral-to", "转诊至机构及科室").When("referral", Yes),
        Day("next", "下次随访日期"),
    ];

    private static Question Odd(string key, string text) => One(key, text, Normal);

    private static Question Detail(string key) => Words($"{key}-detail", "异常的表现").When(key, "odd");
}
