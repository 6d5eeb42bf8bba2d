using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Patients.Requests;

public static class RequestParameters
{
    /// <summary>In how many workdays a request is to be answered. The law says "without delay"; GB/T 35273 allows thirty days.</summary>
    public static readonly ParameterDefinition<int> Days = ParameterDefinition.Number("patients.request-days", 15, 1, 30);
}
