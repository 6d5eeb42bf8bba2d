using HospitalCrm.Core.Messaging;
using static HospitalCrm.Core.Messaging.Templates.PlaceholderType;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>The kinds of message and what each may name. Birthdays and lectures advertise (2015 rules on short messages): prior consent, and a way to refuse in the text.</summary>
public static class TemplateKinds
{
    public const string HospitalKey = "hospital";
    public const string HotlineKey = "hotline";

    private static readonly Placeholder Name = new("name", "患者姓名", PlaceholderType.Name, "王芳");
    private static readonly Placeholder Hospital = new(HospitalKey, "医院", PlaceholderType.Name, "示范医院") { IsKnown = true };
    private static readonly Placeholder Hotline = new(HotlineKey, "咨询电话", Text, "12320") { IsKnown = true };
    private static readonly Placeholder Department = new("department", "科室", Clinical, "心内科") { Otherwise = "门诊" };
    private static readonly Placeholder Doctor = new("doctor", "医生", PlaceholderType.Name, "李主任");
    private static readonly Placeholder Notes = new("notes", "注意事项", Text, "请空腹，带好就诊卡");
    private static readonly Placeholder Place = new("place", "地点", Text, "门诊楼2楼B区");

    private static readonly MessageCategory[] Notices = [MessageCategory.Notice];
    private static readonly MessageCategory[] Promotions = [MessageCategory.Promotion];
    private static readonly MessageCategory[] NoticesFirst = [MessageCategory.Notice, MessageCategory.Promotion];

    public static IReadOnlyList<KindRule> All { get; } =
    [
        Rule(TemplateKind.Notice, NoticesFirst, new("name", "姓名", PlaceholderType.Name, "王芳"), new("text", "内容", Text, "您预约的检查时间有调整，请留意")),
        Rule(TemplateKind.Code, [MessageCategory.Code], new("code", "验证码", Text, "482916"), new("minutes", "有效分钟", Number, "5"), new("purpose", "用途", Text, "预约挂号")),
        Rule(TemplateKind.DailyBill, Notices, Name, new("date", "日期", Date, "2026-03-05"), new("items", "费用明细", Amounts, "床位费:35.00,西药费:126.80,护理费:24.00"), new("total", "合计", Money, "185.80")),
        Rule(TemplateKind.Deposit, Notices, Name, new("balance", "余额", Money, "320.50"), Department),
        Rule(TemplateKind.LabResult, Notices, Name, new("item", "检验项目", Clinical, "血常规") { Otherwise = "检验项目" }, new("date", "日期", Date, "2026-03-05"), new("values", "异常结果", Text, "血红蛋白 98g/L（参考115-150）↓") { NeedsConsent = true }),
        Rule(TemplateKind.Revisit, Notices, Name, new("date", "复诊日期", Date, "2026-03-12"), Department, Doctor, Notes),
        Rule(TemplateKind.Birthday, Promotions, Name),
        Rule(
            TemplateKind.Vaccine,
            NoticesFirst,
            new("name", "宝宝姓名", PlaceholderType.Name, "王小宝"),
            new("vaccine", "疫苗", Text, "麻腮风疫苗第1剂"),
            new("purpose", "作用说明", Text, "预防麻疹、流行性腮腺炎、风疹"),
            new("date", "接种日期", Date, "2026-03-20"),
            Notes,
            new("domestic-price", "国产价", Money, "136") { IsPrice = true },
            new("imported-price", "进口价", Money, "428") { IsPrice = true }) with
        {
            Ending = "如已接种请忽略，以接种证和接种门诊为准。",
        },
        Rule(TemplateKind.Education, [MessageCategory.Promotion, MessageCategory.Notice], Name, new("topic", "主题", Text, "高血压的日常管理"), new("text", "内容", Text, "每天固定时间测量血压并记录，按时服药，少盐多蔬果")),
        Rule(TemplateKind.Lecture, Promotions, Name, new("topic", "主题", Text, "冬季心血管健康"), new("speaker", "主讲人", PlaceholderType.Name, "李主任"), new("at", "时间", Moment, "2026-03-14T14:30"), Place),
        Rule(TemplateKind.LectureService, Notices, Name, new("topic", "主题", Text, "冬季心血管健康"), new("speaker", "主讲人", PlaceholderType.Name, "李主任"), new("at", "时间", Moment, "2026-03-14T14:30"), Place),
        Rule(TemplateKind.Guide, Notices, Name, new("exam", "检查项目", Clinical, "胸部CT") { Otherwise = "检查" }, Department, new("at", "预约时间", Text, "3月5日09:30"), Place, new("payment", "缴费地点", Text, "门诊收费处或自助机"), Notes),
        Rule(TemplateKind.Satisfaction, Notices, Name, Department, new("date", "出院日期", Date, "2026-02-27")),
        Rule(
            TemplateKind.LeaderReport,
            Notices,
            new("date", "日期", Date, "2026-03-05"),
            Figure("outpatients", "门诊人次", "1286"),
            Figure("emergencies", "急诊人次", "143"),
            Figure("admissions", "入院人数", "62"),
            Figure("discharges", "出院人数", "58"),
            Figure("inpatients", "在院人数", "713"),
            Figure("income", "业务收入", "268.4"),
            new("as-of", "截至时间", Moment, "2026-03-05T17:30")),
        Rule(
            TemplateKind.Appointment,
            Notices,
            Name,
            Department,
            Doctor,
            new("at", "就诊时间", Moment, "2026-03-12T09:30"),
            new("number", "序号", Text, "12"),
            Place,
            Notes),
        Rule(TemplateKind.FollowUp, Notices, Name, Department, new("date", "日期", Date, "2026-03-12"), new("text", "内容", Text, "近期是否按时服药、有无不适")),
        Rule(TemplateKind.FollowUpForm, Notices, Name, new("link", "链接", Text, "https://crm.example.cn/f/3vJk0qYwT8mB5cXn1RzLdA"), new("until", "有效期", Date, "2026-03-12")),
        Rule(TemplateKind.FollowUpQuestion, Notices, Name, new("question", "问题", Text, "出院后您有没有胸痛"), new("answers", "选项", Text, "1没有，2有"), new("until", "有效期", Date, "2026-03-12")),
        Rule(TemplateKind.Complaint, Notices, Name, new("number", "受理编号", Text, "TS20260305001"), new("date", "日期", Date, "2026-03-05"), new("days", "工作日", Number, "5"), new("ground", "理由", Text, "该事项已向人民法院起诉或已申请第三方调解")),
        Rule(TemplateKind.ComplaintNotice, Notices, new("name", "姓名", PlaceholderType.Name, "李主任"), new("number", "受理编号", Text, "投诉-2026-000123"), new("department", "科室", Text, "心内科"), new("matter", "类别", Text, "服务态度"), new("text", "内容", Text, "办理时限将于3月6日17:00届满")),
        Rule(TemplateKind.Alert, Notices, new("name", "姓名", PlaceholderType.Name, "李主任"), new("text", "内容", Text, "出院回访发现异常")),
    ];

    public static KindRule Of(TemplateKind kind) => All.First(rule => rule.Kind == kind);

    /// <summary>What the hospital and its telephone are called is known in every text.</summary>
    private static KindRule Rule(TemplateKind kind, IReadOnlyList<MessageCategory> categories, params Placeholder[] placeholders) => new(kind, categories, [.. placeholders, Hospital, Hotline]);

    /// <summary>A figure that is missing is shown as missing, never as nought.</summary>
    private static Placeholder Figure(string key, string word, string sample) => new(key, word, Number, sample) { Otherwise = "—" };
}
