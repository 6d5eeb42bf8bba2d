using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Messaging.Templates;

public static class TemplateParameters
{
    /// <summary>咨询电话 in the texts; where it is not set, the sentence that names it is left out.</summary>
    public static readonly ParameterDefinition<string> Hotline = ParameterDefinition.Text("messages.hotline", "", 20);

    /// <summary>How to refuse, behind every text that advertises.</summary>
    public static readonly ParameterDefinition<string> OptOut = ParameterDefinition.Text("messages.opt-out-text", "拒收请回复R", 20, NeverEmpty);

    /// <summary>What nobody may read on a lock screen: a department or an item that holds one of these is never named.</summary>
    public static readonly ParameterDefinition<string> SensitiveWords = ParameterDefinition.Text(
        "messages.sensitive-words",
        "精神；心理；心身；戒毒；成瘾；性病；性传播；艾滋；HIV；梅毒；淋病；肝炎；乙肝；丙肝；结核；生殖；不孕；妊娠；早孕；人流；流产；引产；亲子鉴定；肿瘤；癌",
        1000);

    /// <summary>What one part costs, in 厘, where a page estimates before it is known which channel will carry it.</summary>
    public static readonly ParameterDefinition<int> EstimatedPrice = ParameterDefinition.Number("messages.estimated-price", 100, 0, 10_000);

    /// <summary>The words one by one; both ； and ; split.</summary>
    public static IReadOnlyList<string> Split(string words) => TypedWords.Phrases(words);

    private static string NeverEmpty(string text) => text.Trim().Length > 0 ? text.Trim() : throw new RuleViolation("Messaging.OptOutNeeded");
}
