using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Inquiries;

public static class InquiryParameters
{
    /// <summary>What the form offers as the day by which a department answers.</summary>
    public static readonly ParameterDefinition<int> DueDays = ParameterDefinition.Number("inquiries.due-days", 2, 0, 30);

    public static readonly ParameterDefinition<int> KeepYears = ParameterDefinition.Number("inquiries.keep-years", 3, 1, 30);
}
