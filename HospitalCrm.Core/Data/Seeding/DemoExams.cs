using HospitalCrm.Core.Settings.Guides;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>What the demo hospital tells patients about examinations.</summary>
public static class DemoExams
{
    public static IEnumerable<ExamItem> All() =>
    [
        Item("ECG", "常规心电图", "1001", "无需空腹，检查前安静休息10分钟，穿宽松上衣。门诊收费处或自助机缴费后到心内科心电图室。"),
        Item("HOLTER", "24小时动态心电图", "1001", "检查当天不要洗澡，佩戴期间远离电热毯和强磁场，次日同一时间返回取下。"),
        Item("UCG", "心脏彩超", "1001", "无需空腹。请带既往检查报告。"),
        Item("PFT", "肺功能检查", "1002", "检查前两小时不要饱食，检查前24小时停用支气管扩张剂（请遵医嘱）。"),
        Item("GASTRO", "胃镜", "1003", "检查前一天晚8点后禁食，当天早晨禁水。无痛胃镜须有家属陪同，当天不要开车。"),
        Item("COLON", "肠镜", "1003", "检查前一天吃半流质，按说明服用清肠药；服用抗凝药者请提前告知医生。"),
        Item("ABD-US", "腹部彩超", "1003", "检查前空腹8小时，可少量饮水。"),
        Item("OGTT", "糖耐量试验", "1004", "前一天晚10点后禁食，试验期间不要进食、吸烟和剧烈活动，全程约3小时。"),
        Item("EEG", "脑电图", "1005", "检查前洗净头发，不要使用发胶；睡眠脑电图请前一晚少睡。"),
        Item("XRAY-HAND", "手部X线", "2002", "取下戒指、手镯等金属物。备孕或怀孕者请告知医生。"),
        Item("OB-US", "产科彩超", "3001", "早孕期需憋尿，中晚孕期不必。请带产检手册。"),
        Item("OPTO", "验光", "4001", "近期戴隐形眼镜者请停戴一周后再来。散瞳后6小时内视物模糊，不要开车。"),
    ];

    private static ExamItem Item(string code, string name, string department, string notes)
    {
        var item = new ExamItem(code);
        item.Describe(name, department, notes);
        return item;
    }
}
