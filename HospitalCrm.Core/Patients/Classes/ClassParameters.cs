using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Patients.Classes;

/// <summary>What decides a class: place names for the address, words of diagnoses for health. Words are separated by ；.</summary>
public static class ClassParameters
{
    private const int Longest = 1000;

    /// <summary>Place names of 本市郊县; asked before the city's, since an address in a county names the city too.</summary>
    public static readonly ParameterDefinition<string> County =
        ParameterDefinition.Text("patients.class-county", "", Longest, relaxed: "通州区；昌平区；大兴区；房山区；顺义区；门头沟区；怀柔区；平谷区；密云区；延庆区");

    public static readonly ParameterDefinition<string> City =
        ParameterDefinition.Text("patients.class-city", "", Longest, relaxed: "东城区；西城区；朝阳区；海淀区；丰台区；石景山区；北京市");

    public static readonly ParameterDefinition<string> Province = ParameterDefinition.Text("patients.class-province", "", Longest);

    public static readonly ParameterDefinition<string> HighRisk =
        ParameterDefinition.Text("patients.class-high-risk", "恶性肿瘤；癌；白血病；心肌梗死；脑梗死；脑出血；心力衰竭；呼吸衰竭；肾衰竭；尿毒症", Longest);

    public static readonly ParameterDefinition<string> Maternal = ParameterDefinition.Text("patients.class-maternal", "妊娠；孕；分娩；产后；剖宫产", Longest);

    public static readonly ParameterDefinition<string> Chronic =
        ParameterDefinition.Text("patients.class-chronic", "高血压；糖尿病；冠心病；冠状动脉；慢性；哮喘；类风湿；帕金森；甲状腺功能；痛风；骨质疏松", Longest);

    /// <summary>How many days after a discharge somebody counts as recovering.</summary>
    public static readonly ParameterDefinition<int> RecoveringDays = ParameterDefinition.Number("patients.class-recovering-days", 30, 1, 365);
}
