using static HospitalCrm.Core.Questionnaires.Shipped.Ask;

namespace HospitalCrm.Core.Questionnaires.Shipped;

/// <summary>出院随访, in our own words: what each department asks, what it warns of, and when it calls.</summary>
internal static class DischargeForms
{
    private const string GoNow = "您说的情况需要医生尽快查看，请不要等到复诊日，今天就到医院就诊；如果突然加重，请立即拨打120。";

    public static IReadOnlyList<ShippedForm> All { get; } =
    [
        Form("discharge-general", "出院随访（通用）", [7], [], Wound.May(), Temperature),
        Form(
            "discharge-cardiology",
            "心内科出院随访",
            [3, 7, 30],
            ["心内", "心血管", "心脏"],
            Has("chest-pain", "出院后有没有胸痛、胸闷发作？", "胸痛发作，需排除心肌缺血"),
            Words("chest-pain-detail", "发作时的情况、持续多久、怎样缓解？").When("chest-pain", Yes),
            Has("night-choking", "夜里有没有憋醒、需要坐起来喘气？", "夜间憋醒，需排除心力衰竭加重"),
            Has("leg-swelling", "下肢有没有浮肿？"),
            Figure("weight-gain", "最近3天体重增加了多少？", "kg", 0, 20).WarnsFrom(2, "3天体重增加2 kg以上，需排除液体潴留"),
            Is("anticoagulant", "是否在服用抗凝药或抗血小板药？"),
            Has("bleeding", "有没有牙龈出血、黑便、皮肤瘀斑？", "抗凝治疗期间出血").When("anticoagulant", Yes)),
        Form(
            "discharge-surgery",
            "骨科与术后出院随访",
            [3, 7, 14, 30],
            ["骨", "外科", "手术", "创伤", "心脏外"],
            Has("wound-oozing", "切口有没有渗液、红肿或裂开？", "切口渗液或红肿，需排除感染"),
            Has("calf-pain", "小腿有没有肿胀、按着疼？", "小腿肿痛，需排除下肢静脉血栓"),
            Temperature,
            Points("pain", "现在疼痛有几分？", "0分不疼，10分最疼").Must().WarnsFrom(8, "疼痛剧烈"),
            One("exercise", "有没有按要求做功能锻炼？", "daily:每天做|some:有时做|none:没有做|unsure:不知道怎么做")),
        Form(
            "discharge-obstetrics",
            "产科出院随访",
            [3, 7, 28, 42],
            ["产科", "妇产"],
            Has("heavy-bleeding", "阴道出血有没有突然增多，一小时湿透一片卫生巾？", "产后出血增多"),
            Temperature,
            One("feeding", "现在怎样喂养宝宝？", "breast:母乳|mixed:混合|formula:配方奶"),
            Has("breast-trouble", "乳房有没有硬块、红肿、疼痛？"),
            One("mood", "最近两周心情怎么样？", "good:挺好|up-and-down:时好时坏|low:大部分时间低落、提不起劲").Warns("持续情绪低落，需评估产后抑郁", "low"),
            One("jaundice", "宝宝皮肤黄不黄？", "none:不黄|face:脸上黄|spreading:身上、手脚也黄").Warns("新生儿黄疸范围扩大", "spreading")),
        Form(
            "discharge-oncology",
            "肿瘤科出院随访",
            [7, 21, 90],
            ["肿瘤", "放疗", "化疗"],
            One("appetite", "胃口怎么样？", "good:好|less:比以前差|none:几乎吃不下"),
            Figure("weight", "现在体重是多少？", "kg", 20, 200),
            Points("pain", "现在疼痛有几分？", "0分不疼，10分最疼").Must().WarnsFrom(7, "疼痛控制不佳"),
            Is("chemo", "最近3周做过化疗吗？"),
            (Temperature with { Flags = [] }).Warns("化疗后发热，需排除粒细胞减少伴感染", Condition.AtLeast("temperature", 38.1m), Condition.AnyOf("chemo", Yes)),
            Has("chemo-chills", "化疗后有没有寒战、发冷或没有测量的发热？", "化疗后寒战，需排除粒细胞减少伴感染").When("chemo", Yes),
            Day("next-check", "下次复查定在哪一天？")),
        Form(
            "discharge-respiratory",
            "呼吸科出院随访",
            [7, 30],
            ["呼吸"],
            One("breath", "气促和出院时比怎么样？", "better:减轻|same:差不多|worse:加重了").Warns("气促加重", "worse"),
            Has("sputum", "痰有没有变黄、变绿或带血？"),
            One("inhaler", "吸入药会用吗？", "right:会，每天用|sometimes:会，有时不用|unsure:不太会|none:没有开吸入药"),
            Is("smoking", "现在还吸烟吗？")),
        Form(
            "discharge-endocrine",
            "内分泌科出院随访",
            [7, 30, 90],
            ["内分泌", "糖尿病"],
            Has("low-sugar", "有没有出冷汗、心慌、手抖，或测到血糖低于3.9？", "发生低血糖"),
            Figure("fasting-sugar", "最近一次空腹血糖是多少？", "mmol/L", 1, 40).WarnsTo(3.9m, "空腹血糖过低").WarnsFrom(16.7m, "空腹血糖过高"),
            Figure("meal-sugar", "最近一次餐后2小时血糖是多少？", "mmol/L", 1, 50),
            One("sugar-diary", "有没有记录血糖？", "regular:按要求测量记录|some:偶尔测|none:没有测"),
            Has("foot", "脚上有没有破损、水泡、发黑？", "足部破损，需排除糖尿病足")),
        Form(
            "discharge-neurology",
            "神经内科出院随访",
            [7, 30, 90],
            ["神经内", "神经外", "卒中"],
            Has("new-weakness", "有没有新出现的手脚无力、口角歪斜、说话不清？", "新发神经功能缺损，需排除卒中"),
            One("swallow", "吃饭喝水呛不呛？", "fine:不呛|sometimes:有时呛|often:经常呛"),
            Has("fall", "出院后有没有跌倒？"),
            Figure("systolic", "最近一次收缩压（高压）是多少？", "mmHg", 60, 260).WarnsFrom(180, "血压过高")),
        Form(
            "discharge-paediatrics",
            "儿科出院随访",
            [2, 7],
            ["儿科", "新生儿"],
            One("spirit", "孩子精神怎么样？", "good:好，爱玩|less:比平时差|poor:很差，老想睡、叫不醒或不肯吃").Warns("精神差或拒食", "poor"),
            One("intake", "吃奶、吃饭怎么样？", "good:正常|less:减少|none:几乎不吃").Warns("拒食", "none"),
            Temperature,
            Has("rash", "身上有没有新的皮疹？")),
        Form(
            "discharge-gastro",
            "消化科出院随访",
            [3, 7],
            ["消化", "胃肠", "肝"],
            Has("black-stool", "有没有黑便、便血或呕血？", "消化道出血"),
            One("belly", "腹痛怎么样？", "none:不痛|mild:轻微|severe:痛得厉害").Warns("剧烈腹痛", "severe"),
            One("diet", "能按要求饮食吗？", "yes:能|part:部分能|no:没有注意")),
        Form(
            "discharge-urology",
            "泌尿外科出院随访",
            [3, 7],
            ["泌尿", "泌尿外"],
            Has("no-urine", "有没有尿不出来，或者尿里有血块？", "尿潴留或血块"),
            Temperature,
            One("urine-colour", "尿的颜色怎么样？", "clear:清亮|pink:淡红|red:鲜红").Warns("肉眼血尿加重", "red"),
            Is("tube", "现在带着尿管或支架管吗？"),
            Day("tube-out", "医生约定哪天拔管？").When("tube", Yes)),
        PsychiatryForm.Discharge,
    ];

    /// <summary>38 ℃ and above: with what was said to have been measured.</summary>
    private static Question Temperature => Figure("temperature", "最高体温是多少？", "℃", 34, 43).Hint("没有测量可以不填").Warns("发热超过38℃", Condition.AtLeast("temperature", 38.1m));

    private static Question Wound => One("wound", "伤口怎么样？", "none:没有伤口|healed:长好了|healing:正在愈合|bad:红肿、渗液或疼痛加重").Warns("伤口异常，需排除感染", "bad");

    internal static ShippedForm Form(string code, string name, IReadOnlyList<int> days, IReadOnlyList<string> departments, params IReadOnlyList<Question> own) => new(
        code,
        name,
        QuestionnaireKind.Discharge,
        new()
        {
            Opening = "您好，这里是医院随访中心。您出院有几天了，我们想了解一下您恢复得怎么样，大约需要三分钟，现在方便吗？",
            DueDays = days,
            Questions =
            [
                One("recovery", "出院以来恢复得怎么样？", "well:恢复得很好|better:比出院时好转|same:和出院时差不多|worse:比出院时差"),
                .. own,
                One("medicine", "药有没有按医嘱服用？", "regular:按时按量|forgets:有时忘记|stopped:自己停药或减量|none:没有带药"),
                Words("stopped-why", "为什么停药或减量？").When("medicine", "stopped"),
                One("revisit", "知道什么时候、到哪里复诊吗？", "yes:知道|no:不清楚"),
                Words("condition", "一般情况", LibraryKind.Condition),
                Words("symptoms", "临床表现", LibraryKind.Symptom),
                Points("satisfaction", "对这次住院的服务满意度，0到10分您打几分？"),
            ],
            Opinions =
            [
                Opinion("病情有变化，需医生尽快评估", GoNow, "有异常预警", Condition.AtLeast(Condition.Flags, 1)),
                Opinion("恢复不理想", "恢复比预期慢，建议您提前复诊，请带上出院小结和正在服用的药。", null, Condition.AnyOf("recovery", "worse")),
                Opinion("好转，用药依从性差", "请不要自己停药或减量，按出院医嘱服用；如果是因为不舒服或买不到药，我们请医生与您联系。", null, Condition.AnyOf("medicine", "stopped")),
                Opinion("好转，复诊安排不清楚", "请按出院小结上写的日期复诊，可以拨打医院电话或在门诊预约，需要的话我们现在帮您查。", null, Condition.AnyOf("revisit", "no")),
                Opinion("恢复顺利", "恢复得不错，请继续按时服药、注意休息，按约定的日期复诊；有不舒服随时联系我们。", null),
            ],
        })
    {
        Departments = departments,
    };
}
