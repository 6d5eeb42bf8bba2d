using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Security;

public static class ReviewParameters
{
    /// <summary>How often all rights are reviewed and signed, in days.</summary>
    public static readonly ParameterDefinition<int> Days = ParameterDefinition.Number("security.review-days", 92, 7, 92);

    /// <summary>Somebody who did not sign in for so many days stands in the review as one to ask about.</summary>
    public static readonly ParameterDefinition<int> UnusedDays = ParameterDefinition.Number("security.unused-days", 90, 7, 730);
}
