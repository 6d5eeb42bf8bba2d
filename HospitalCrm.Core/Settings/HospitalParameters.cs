namespace HospitalCrm.Core.Settings;

/// <summary>How this hospital speaks.</summary>
public static class HospitalParameters
{
    public const string Patient = "patient";
    public const string Client = "client";

    /// <summary>患者 or 客户, in every text of the product.</summary>
    public static readonly ParameterDefinition<string> PatientWord = ParameterDefinition.Choice("hospital.patient-word", Patient, [Patient, Client]);
}
