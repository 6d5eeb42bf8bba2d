using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Notices;

/// <summary>
/// What is secret by its nature: infections, tumours, pregnancy and descent, drugs and poisons. No setting lets a figure of these, or their
/// name, into a message; the hospital's own sensitive words come on top.
/// </summary>
public static class LabSecrecy
{
    private static readonly string[] Words =
    [
        // Infections.
        "HIV", "艾滋", "免疫缺陷", "梅毒", "TPPA", "TRUST", "RPR", "淋球", "淋病", "衣原体", "支原体", "疱疹", "HSV", "HPV", "人乳头瘤", "尖锐湿疣",
        "肝炎", "甲肝", "乙肝", "丙肝", "丁肝", "戊肝", "HBsAg", "HBsAb", "HBeAg", "HBeAb", "HBcAb", "HBV", "HCV", "HAV", "HEV", "表面抗原", "表面抗体", "e抗原", "e抗体", "核心抗体",
        "结核", "T-SPOT", "布鲁", "伤寒", "副伤寒", "霍乱", "鼠疫", "炭疽", "狂犬", "麻风", "弓形虫", "巨细胞", "登革", "疟", "传染",

        // Tumours.
        "肿瘤", "癌", "CEA", "AFP", "甲胎蛋白", "CA125", "CA153", "CA15-3", "CA199", "CA19-9", "CA724", "CA72-4", "CA242", "CA50", "PSA", "前列腺特异", "NSE", "神经元特异", "CYFRA", "细胞角蛋白",
        "SCC", "鳞状", "HE4", "PIVKA", "异常凝血酶原", "铁蛋白", "病理", "活检", "骨髓", "白血病", "淋巴瘤",

        // Pregnancy and descent.
        "妊娠", "早孕", "孕", "HCG", "绒毛膜", "唐氏", "唐筛", "羊水", "胎儿", "亲子", "DNA", "基因", "染色体", "精液", "精子", "不孕", "性激素", "雌二醇", "孕酮", "睾酮", "AMH", "抗缪勒",

        // Drugs and poisons.
        "毒品", "毒物", "吸毒", "成瘾", "吗啡", "海洛因", "冰毒", "苯丙胺", "氯胺酮", "大麻", "可卡因", "摇头丸", "美沙酮", "巴比妥", "苯二氮", "酒精", "乙醇", "农药", "有机磷", "胆碱酯酶", "氰化", "血铅", "重金属", "血药浓度", "药物浓度",
    ];

    /// <param name="own">The hospital's own sensitive words.</param>
    public static bool IsSecret(string? name, IReadOnlyList<string> own) =>
        name is not null && Words.Concat(own).Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="RuleViolation">One of them is secret.</exception>
    internal static string OnlyPlain(string typed)
    {
        var items = TypedWords.Phrases(typed);
        return items.FirstOrDefault(item => IsSecret(item, [])) is { } secret ? throw new RuleViolation("Notices.ItemNeverTold", secret) : string.Join('；', items.Distinct(StringComparer.OrdinalIgnoreCase));
    }
}
