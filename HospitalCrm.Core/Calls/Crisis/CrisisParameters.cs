using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Calls.Crisis;

/// <summary>What stands before the agent in a 危机来电, and who hears of it.</summary>
public static class CrisisParameters
{
    private const string Usual =
        "平静地听，不争辩、不说教、不挂断；问：您现在在哪里？身边有人吗？；直接问：您有没有想伤害自己或别人？想怎么做？；告诉对方：我在听，请不要挂断；"
        + "有马上的危险：请同事拨打 120 和 110，自己继续通话；问到地址和联系人，立即告诉总值班";

    /// <summary>总值班: shown large, and written to when it is a mobile. Empty: nobody is written to.</summary>
    public static readonly ParameterDefinition<string> DutyPhone = ParameterDefinition.Text("calls.crisis-duty-phone", "", maxLength: 20);

    /// <summary>What to say and ask, step by step, parted by semicolons. To be approved by the hospital.</summary>
    public static readonly ParameterDefinition<string> Script = ParameterDefinition.Text("calls.crisis-script", Usual, maxLength: 1000);

    public static IReadOnlyList<string> Steps(string script) => script.Split(['；', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
