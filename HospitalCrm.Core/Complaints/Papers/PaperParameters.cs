using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Complaints.Papers;

public static class PaperParameters
{
    /// <summary>Telephone and place of the complaints office, as letters name them.</summary>
    public static readonly ParameterDefinition<string> Contact = ParameterDefinition.Text("complaints.contact", "", 200, relaxed: "010-80000000，门诊楼一层医患关系办公室");
}
