namespace HospitalCrm.Core.Questionnaires;

/// <summary>The three libraries as a hospital starts with them (S2-2.1); wards add their own.</summary>
internal static class LibraryDefaults
{
    public static IReadOnlyList<(LibraryKind Kind, string Texts)> All { get; } =
    [
        (LibraryKind.Condition, "正常，无任何症状|可以进行正常活动，有轻微症状或体征|勉强可以进行正常活动，有一些症状|生活能自理，但不能正常活动或工作|生活大部分能自理，有时需要人帮助|经常需要人照料|生活不能自理，需要特别照顾|卧床，生活完全不能自理|重病，需要住院及积极支持治疗|精神、食欲、睡眠良好|精神、食欲、睡眠欠佳|家属代诉，情况平稳"),
        (LibraryKind.Symptom, "无不适|头晕|头痛|呕吐|鼻涕带血|血痰|呼吸困难|吞咽困难|发热|咳嗽|胸闷|胸痛|心悸|腹痛|腹泻|便秘|黑便|乏力|食欲减退|体重下降|下肢水肿|切口渗液|皮疹|睡眠差"),
        (LibraryKind.Opinion, "正常|痊愈|好转|稳定|未愈|复发|加重|有并发症|建议门诊复查|建议住院治疗"),
    ];
}
