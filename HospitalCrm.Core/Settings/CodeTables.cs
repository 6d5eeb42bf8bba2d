namespace HospitalCrm.Core.Settings;

/// <summary>Every dictionary the documents name (S4-3.1), with sensible beginnings. What is built in can be renamed and switched off, not deleted.</summary>
public static class CodeTables
{
    /// <summary>患者消费能力分类: what a patient spends here in a year.</summary>
    public static readonly CodeTable ConsumptionClasses = new("consumption-classes", CodeMeasure.Money,
        [new("low", "较低", 0), new("middle", "中等", 2_000), new("upper", "较高", 10_000), new("high", "高", 50_000)]);

    /// <summary>健康分类.</summary>
    public static readonly CodeTable HealthClasses = new("health-classes", CodeMeasure.Plain,
        [new("healthy", "健康"), new("sub-healthy", "亚健康"), new("chronic", "慢性病"), new("recovering", "康复期"), new("maternal", "孕产期"), new("high-risk", "高危")]);

    /// <summary>住址分类.</summary>
    public static readonly CodeTable AddressClasses = new("address-classes", CodeMeasure.Plain,
        [new("city", "本市城区"), new("county", "本市郊县"), new("province", "省内外市"), new("country", "外省"), new("abroad", "境外")]);

    /// <summary>年龄段分类.</summary>
    public static readonly CodeTable AgeClasses = new("age-classes", CodeMeasure.Age,
        [new("infant", "婴幼儿", 0), new("preschool", "学龄前", 3), new("child", "儿童", 7), new("youth", "青少年", 14), new("adult", "青年", 18), new("middle-aged", "中年", 45), new("elder", "老年", 60), new("aged", "高龄", 80)]);

    /// <summary>新生儿预防针分类.</summary>
    public static readonly CodeTable NewbornVaccineClasses = new("newborn-vaccine-classes", CodeMeasure.Plain,
        [new("programme", "免疫规划疫苗", Note: "免费接种，通知中不含价格"), new("optional", "非免疫规划疫苗", Note: "自愿自费，需同意接收推广短信"), new("substitute", "替代疫苗", Note: "可代替免疫规划疫苗的自费疫苗")]);

    /// <summary>投诉分类.</summary>
    public static readonly CodeTable ComplaintClasses = new("complaint-classes", CodeMeasure.Plain,
        [new("attitude", "服务态度"), new("medical", "医疗质量"), new("nursing", "护理质量"), new("communication", "告知沟通"), new("process", "就诊流程"), new("waiting", "等候时间"), new("charges", "收费价格"), new("environment", "环境卫生"), new("logistics", "后勤保障"), new("ethics", "医德医风"), new("privacy", "隐私保护"), new("other", "其他")]);

    /// <summary>投诉重要性分类.</summary>
    public static readonly CodeTable ComplaintSeverities = new("complaint-severities", CodeMeasure.Weight,
        [new("normal", "一般", 10), new("serious", "较重", 30), new("major", "重大", 60), new("urgent", "紧急", 90)]);

    /// <summary>回访分类.</summary>
    public static readonly CodeTable FollowUpClasses = new("follow-up-classes", CodeMeasure.Plain,
        [new("discharge", "出院回访"), new("complaint", "投诉回访"), new("satisfaction", "满意度回访"), new("topic", "专题回访"), new("disease", "病例回访"), new("check-up", "体检回访"), new("revisit", "复诊提醒")]);

    /// <summary>满意度分类: what is rated (S4-6.6).</summary>
    public static readonly CodeTable SatisfactionClasses = new("satisfaction-classes", CodeMeasure.Plain,
        [new("attitude", "服务态度", Note: "科室、医护"), new("quality", "服务质量", Note: "科室、医护"), new("efficiency", "服务效率", Note: "科室"), new("price", "服务价格", Note: "科室"), new("hygiene", "环境卫生", Note: "科室"), new("process", "就诊流程", Note: "科室"), new("skill", "技术水平", Note: "医护"), new("communication", "告知沟通", Note: "医护")]);

    /// <summary>满意程度: what a rating may be, in points.</summary>
    public static readonly CodeTable SatisfactionLevels = new("satisfaction-levels", CodeMeasure.Weight,
        [new("very-good", "非常满意", 100), new("good", "满意", 80), new("fair", "一般", 60), new("bad", "不满意", 30), new("very-bad", "非常不满意", 1)]);

    /// <summary>咨询分类.</summary>
    public static readonly CodeTable InquiryClasses = new("inquiry-classes", CodeMeasure.Plain,
        [new("guide", "就诊导诊"), new("booking", "预约挂号"), new("inpatient", "住院事务"), new("report", "检查检验报告"), new("charges", "费用医保"), new("disease", "疾病用药"), new("vaccine", "疫苗接种"), new("other", "其他")]);

    /// <summary>患者反馈分类.</summary>
    public static readonly CodeTable FeedbackClasses = new("feedback-classes", CodeMeasure.Plain,
        [new("praise", "表扬"), new("suggestion", "建议"), new("help", "求助"), new("other", "其他")]);

    /// <summary>示忙原因.</summary>
    public static readonly CodeTable BusyReasons = new("busy-reasons", CodeMeasure.Plain,
        [new("tasks", "处理待办"), new("materials", "整理资料"), new("meeting", "会议"), new("training", "培训"), new("system", "系统故障"), new("other", "其他")]);

    /// <summary>小休原因.</summary>
    public static readonly CodeTable BreakReasons = new("break-reasons", CodeMeasure.Plain,
        [new("meal", "用餐"), new("rest", "休息"), new("away", "暂离"), new("other", "其他")]);

    /// <summary>通话结果.</summary>
    public static readonly CodeTable CallResults = new("call-results", CodeMeasure.Plain,
        [new("answered", "已解答"), new("registered", "已登记"), new("transferred", "已转接"), new("call-back", "需回电"), new("cut-off", "通话中断"), new("wrong-number", "拨错号码"), new("silent", "无人说话"), new("other", "其他")]);

    /// <summary>未接来电处理: why nobody rings back.</summary>
    public static readonly CodeTable MissedCallReasons = new("missed-call-reasons", CodeMeasure.Plain,
        [new("other-way", "已用其他方式联系"), new("not-needed", "无需回电"), new("invalid", "号码无法拨通"), new("nuisance", "骚扰电话"), new("other", "其他")]);

    public static IReadOnlyList<CodeTable> All { get; } =
    [
        ConsumptionClasses, HealthClasses, AddressClasses, AgeClasses, NewbornVaccineClasses, ComplaintClasses, ComplaintSeverities,
        FollowUpClasses, SatisfactionClasses, SatisfactionLevels, InquiryClasses, FeedbackClasses,
        BusyReasons, BreakReasons, CallResults, MissedCallReasons,
    ];

    public static CodeTable? Find(string? code) => All.FirstOrDefault(table => table.Code == code);
}
