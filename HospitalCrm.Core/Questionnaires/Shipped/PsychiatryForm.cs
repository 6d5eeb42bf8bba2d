using static HospitalCrm.Core.Questionnaires.Shipped.Ask;

namespace HospitalCrm.Core.Questionnaires.Shipped;

/// <summary>精神科: a discharge template of our own, and the state's form for severe mental disorders (国家基本公共卫生服务规范).</summary>
internal static class PsychiatryForm
{
    private static readonly string[] Dangerous = ["3", "4", "5"];

    public static ShippedForm Discharge { get; } = new(
        "discharge-psychiatry",
        "精神科出院随访",
        QuestionnaireKind.Discharge,
        new()
        {
            Opening = "您好，这里是医院随访中心，想了解一下出院后的情况，现在说话方便吗？",
            DueDays = [14, 90],
            Questions =
            [
                One("respondent", "和谁通话？", "patient:患者本人|carer:看护人或家属"),
                Danger,
                Has("self-harm", "有没有不想活、伤害自己的想法？", "有自伤念头，需立即评估").Hint("平静直接地问；回答“有”时不要挂断电话，请身边人陪伴"),
                One("medicine", "药有没有按医嘱服用？", "regular:按时按量|forgets:有时忘记|stopped:自己停药或减量|none:没有带药").Warns("自行停药，复发风险高", "stopped"),
                One("sleep", "睡眠怎么样？", "good:好|fair:一般|poor:差"),
                One("carer", "有没有人照看？", "yes:有，能按时提醒服药|part:有，不固定|none:没有人照看"),
                Words("condition", "一般情况", LibraryKind.Condition),
                Words("symptoms", "临床表现", LibraryKind.Symptom),
            ],
            Opinions =
            [
                Opinion("有自伤风险，需立即评估", "请让家人陪着，不要独处，收好药品和危险物品；马上到医院就诊，紧急时拨打120或110。", null, Condition.AnyOf("self-harm", Yes)),
                Opinion("不稳定，2周内随访", "病情不稳定，请家人加强看护，2周内到门诊复诊。", "危险性3～5级", Condition.AnyOf("danger", Dangerous)),
                Opinion("不稳定，2周内随访", "请恢复按医嘱服药，不要自行停药，2周内到门诊复诊。", null, Condition.AnyOf("medicine", "stopped")),
                Opinion("基本稳定，2周后随访", "病情基本稳定，请继续按时服药，2周后我们再联系您。", "危险性1～2级", Condition.AnyOf("danger", "1", "2")),
                Opinion("稳定，3个月后随访", "病情稳定，请继续按时服药、规律作息，3个月后复诊。", null),
            ],
        })
    {
        Departments = ["精神", "心理", "心身"],
    };

    public static ShippedForm National { get; } = new(
        "psychiatric-visit",
        "严重精神障碍患者随访服务记录表",
        QuestionnaireKind.PublicHealth,
        new()
        {
            Opening = "您好，这里是医院，按国家基本公共卫生服务的要求对您进行随访。",
            DueDays = [14, 90],
            Questions =
            [
                One("way", "本次随访形式", "clinic:门诊|home:家庭访视|phone:电话"),
                One("reached", "本次随访对象", "patient:患者本人|carer:患者家属或看护人|lost:失访"),
                One("lost-why", "失访原因", "away:外出打工|moved:迁居他处|missing:走失|failed:连续3次未访到|other:其他").When("reached", "lost"),
                .. NationalBody.Select(question => question.ShowWhen is null ? question.When("reached", "patient", "carer") : question),
            ],
            Opinions =
            [
                Opinion("不稳定，2周内随访", "病情不稳定：请家属加强看护，对症处理或转诊，2周内再次随访。", "危险性3～5级", Condition.AnyOf("danger", Dangerous)),
                Opinion("不稳定，2周内随访", "有明显的自伤、伤人行为：请立即转诊，2周内了解转诊情况。", null, Condition.AtLeast(Condition.Flags, 1)),
                Opinion("不稳定，2周内随访", "自知力缺乏或社会功能差：请按医嘱调整治疗，2周内再次随访。", null, Condition.AnyOf("insight", "none")),
                Opinion("基本稳定，2周后随访", "病情基本稳定：请按医嘱服药，观察2周；好转则3个月后随访，未好转则1个月后随访。", "危险性1～2级", Condition.AnyOf("danger", "1", "2")),
                Opinion("失访，查找去向", "请与村（居）委会或家属核对去向。", null, Condition.AnyOf("reached", "lost")),
                Opinion("稳定，3个月后随访", "病情稳定：请继续按医嘱服药，3个月后随访。", null, Condition.AnyOf("danger", "0")),
            ],
        });

    private static Question Danger => One(
        "danger",
        "危险性评估",
        "0:0级：无以下1～5级中的任何行为|1:1级：口头威胁、喊叫，没有打砸行为|2:2级：打砸行为，局限在家里，针对财物，能被劝止|3:3级：明显打砸行为，不分场合，针对财物，不能接受劝说而停止|4:4级：持续的打砸行为，不分场合，针对财物或人，不能接受劝说而停止，包括自伤、自杀|5:5级：持械针对人的任何暴力行为，或纵火、爆炸等行为")
        .Warns("危险性3级及以上", Dangerous);

    private static IEnumerable<Question> NationalBody =>
    [
        Danger,
        Many("symptoms-now", "目前症状", "hallucination:幻觉|communication:交流困难|suspicion:猜疑|moody:喜怒无常|odd:行为怪异|excited:兴奋话多|violent:伤人毁物|pessimism:悲观厌世|wandering:无故外走|self-talk:自语自笑|withdrawn:孤僻懒散|other:其他"),
        One("insight", "自知力", "full:自知力完全|part:自知力不全|none:自知力缺失"),
        One("sleep", "睡眠情况", "good:良好|fair:一般|poor:较差"),
        One("diet", "饮食情况", "good:良好|fair:一般|poor:较差"),
        Grid("function", "社会功能情况", "self-care:个人生活料理|housework:家务劳动|work:生产劳动及工作|study:学习能力|social:社会人际交往", "good:良好|fair:一般|poor:较差|none:此项不适用"),
        Figure("mild-trouble", "危险行为：轻度滋事", "次", 0, 99),
        Figure("trouble", "危险行为：肇事", "次", 0, 99),
        Figure("disaster", "危险行为：肇祸", "次", 0, 99).WarnsFrom(1, "有肇祸行为"),
        Figure("other-harm", "危险行为：其他危害行为", "次", 0, 99),
        Figure("self-injury", "危险行为：自伤", "次", 0, 99).WarnsFrom(1, "有自伤行为"),
        Figure("suicide-attempt", "危险行为：自杀未遂", "次", 0, 99).WarnsFrom(1, "有自杀未遂"),
        One("locked", "两次随访期间关锁情况", "none:无关锁|locked:关锁|released:关锁已解除"),
        One("inpatient", "两次随访期间住院情况", "never:未住院|now:目前正在住院|discharged:曾住院，现未住院"),
        Day("last-discharge", "末次出院时间").When("inpatient", "discharged"),
        One("lab", "实验室检查", "no:无|yes:有"),
        Words("lab-detail", "实验室检查结果").When("lab", Yes),
        One("adherence", "用药依从性", "regular:按医嘱规律用药|irregular:间断用药|none:不用药|no-need:医嘱无需用药"),
        One("side-effects", "药物不良反应", "no:无|yes:有|na:此项不适用"),
        Words("side-effects-detail", "不良反应的表现").When("side-effects", Yes),
        One("effect", "治疗效果", "cured:痊愈|better:好转|same:无变化|worse:加重|na:此项不适用"),
        One("referral", "是否转诊", "no:否|yes:是"),
        Words("referral-why", "转诊原因").When("referral", Yes).Must(),
        Words("referral-to", "转诊至机构及科室").When("referral", Yes),
        Words("medicines", "用药情况（药名、用法、剂量）"),
        Many("rehabilitation", "康复措施", "living:生活劳动能力|vocational:职业训练|study:学习能力|social:社会交往|other:其他"),
        One("class", "本次随访分类", "unstable:不稳定|basic:基本稳定|stable:稳定"),
        Day("next", "下次随访日期"),
    ];
}
