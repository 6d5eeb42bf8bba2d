using static HospitalCrm.Core.Complaints.ComplaintSource;
using static HospitalCrm.Core.Complaints.ComplaintStoryEnd;

namespace HospitalCrm.Core.Complaints;

/// <summary>One complaint of the demo hospital.</summary>
internal sealed record ComplaintStory(
    int HoursAgo, ComplaintSource Source, string Category, string? Department, string? Staff, string? Name, string? Phone, string Words, string Summary, string Result, ComplaintStoryEnd Ends)
{
    public string Importance { get; init; } = "normal";

    public string? ExternalNo { get; init; }

    public ComplaintSatisfaction Satisfaction { get; init; } = ComplaintSatisfaction.Satisfied;
}

/// <summary>How far it has got.</summary>
internal enum ComplaintStoryEnd
{
    Draft,
    Accepted,
    Handling,
    Waiting,
    CallbackDue,
    ForcePending,
    Forced,
    Closed,
    RefusedThenClosed,
    Declined,
    MedicalDispute,
    OnSpot,
}

/// <summary>All invented: the names, the numbers and what happened.</summary>
internal static class ComplaintStories
{
    private const int Day = 24;

    public static IReadOnlyList<ComplaintStory> All { get; } =
    [
        new(1, Call, "waiting", "1001", null, "何建军", "13900000201", "下午门诊等了两个多小时还没叫到号，导诊台没有人解释。", "反映门诊等候时间长、无人解释", "", Accepted),
        new(3, Counter, "charges", "9008", null, "沈桂兰", "13900000202", "出院结算单上的护理费看不明白，窗口说不清楚。", "反映出院费用明细说明不清", "", Accepted),
        new(5, Web, "environment", "1002", null, "陶立新", "13900000203", "病房走廊卫生间夜里没有人打扫，地面湿滑。", "", "", Draft),
        new(8, DirectorMailbox, "process", null, null, null, null, "预约检查要跑三个窗口，建议合并。", "", "", Draft),
        new(20, SmsReply, "communication", "1001", null, "孟凡", "13900000204", "医生查房很快，没有讲清楚用药。", "", "", Draft),
        new(30, Call, "attitude", "1001", "doctor01", "廖秋生", "13900000205", "问病情时医生不耐烦，只说了一句回去等。", "反映接诊时态度生硬、解释少", "", Handling),
        new(2 * Day, Counter, "nursing", "1001", "nurse01", "温玉珍", "13900000206", "夜里按铃二十分钟没人来，液体已经滴完。", "反映夜间呼叫响应慢", "", Handling) { Importance = "serious" },
        new(3 * Day, Hotline12345, "waiting", "1002", null, "江一鸣", "13900000207", "CT预约排到八天以后，希望加快。", "反映检查预约周期长", "", Handling) { ExternalNo = "12345-D20260001" },
        new(4 * Day, Letter, "medical", "1002", "doctor02", "汪德海", "13900000208", "术后伤口两次返院处理，希望说明原因。", "反映术后切口愈合问题", "", Handling) { Importance = "major" },
        new(4 * Day, Call, "charges", "9008", null, "宫丽华", "13900000209", "同一项检查收了两次费，票据还在家里。", "反映疑似重复收费", "", Waiting),
        new(5 * Day, Call, "communication", "1001", "doctor01", "童伟", "13900000210", "出院时没有讲复查时间，打电话也没有人接。", "反映出院告知不完整", "已补充告知并电话致歉，科室重申出院告知清单。", CallbackDue),
        new(6 * Day, OpinionBox, "logistics", "1002", null, "翁志强", "13900000211", "陪护椅坏了三天没有人修。", "反映陪护设施损坏未修", "后勤当日更换，并建立每日巡查。", CallbackDue),
        new(7 * Day, Web, "process", "1001", null, "傅晓梅", "13900000212", "取报告要现场打印，老人不会用机器。", "反映自助取报告不便", "增设人工窗口并安排志愿者。", CallbackDue),
        new(9 * Day, Call, "charges", "9008", null, "崔广林", "13900000213", "要求退还全部住院费用。", "要求退还全部费用", "经核对收费无误，已逐项说明。", ForcePending),
        new(12 * Day, Letter, "environment", "1001", null, null, null, "洗手间异味严重，希望改善。", "反映卫生间异味", "已增加保洁频次并更换排风扇。", Closed),
        new(13 * Day, Counter, "waiting", "1001", null, "纪春燕", "13900000214", "抽血窗口只开了一个，排队一小时。", "反映抽血排队时间长", "高峰时段增开两个窗口。", Closed),
        new(15 * Day, Call, "attitude", "1002", "doctor02", "戴卫国", "13900000215", "医生说话声音大，让人难堪。", "反映沟通方式不当", "当事人致歉，科室开展沟通培训。", Closed) { Satisfaction = ComplaintSatisfaction.Fairly },
        new(17 * Day, Call, "privacy", "1001", null, "蓝秀英", "13900000216", "诊室门开着，别人都能听见我的病情。", "反映诊室隐私保护不足", "落实一人一诊室，加装门帘。", Closed),
        new(20 * Day, Call, "waiting", "1001", "doctor01", "毕海波", "13900000217", "约好九点，等到十一点半才看上。", "反映预约后仍等候过长", "说明当日情况并致歉。", RefusedThenClosed) { Satisfaction = ComplaintSatisfaction.Fairly },
        new(22 * Day, Call, "nursing", "1001", "nurse01", "殷红", "13900000218", "扎针三次才成功，手背青了一片。", "反映静脉穿刺多次失败", "护士长当面致歉，安排专人穿刺。", Closed),
        new(24 * Day, Counter, "process", "1002", null, "洪涛", "13900000219", "办理转科手续没有人指引。", "反映转科流程不清楚", "", OnSpot),
        new(26 * Day, Hotline12345, "charges", "9008", null, "鲁明", "13900000220", "停车收费不合理。", "反映停车收费", "已按政府指导价公示并调整。", Closed) { ExternalNo = "12345-D20260002" },
        new(29 * Day, Letter, "medical", "1002", null, "柏松", "13900000221", "认为手术方式选择不当，已向法院起诉。", "", "", Declined) { Importance = "serious" },
        new(33 * Day, Call, "medical", "1001", "doctor01", "苗建平", "13900000222", "对治疗结果不满意，要求赔偿。", "对治疗结果有异议并要求赔偿", "", MedicalDispute) { Importance = "major" },
        new(36 * Day, Call, "attitude", "1001", null, "路小芳", "13900000223", "分诊台态度差。", "反映分诊台服务态度", "已批评教育并致歉。", Closed),
        new(40 * Day, Call, "charges", "9008", null, "俞国栋", "13900000224", "反复要求减免费用。", "要求减免费用", "已逐次答复，符合规定的部分已减免。", Forced),
        new(45 * Day, Counter, "environment", "1002", null, "裴玲", "13900000225", "候诊区空调太冷。", "反映候诊区温度", "", OnSpot),
        new(50 * Day, Call, "communication", "1002", "doctor02", "阎永康", "13900000226", "检查前没有告知需要空腹，白跑一趟。", "反映检查前告知不足", "预约单加印注意事项，短信提前提醒。", Closed),
        new(56 * Day, Web, "logistics", "1001", null, "褚敏", "13900000227", "病房热水供应时断时续。", "反映病房热水供应", "更换水泵，供应已恢复。", Closed),
    ];
}
