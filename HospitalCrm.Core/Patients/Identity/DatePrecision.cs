namespace HospitalCrm.Core.Patients.Identity;

/// <summary>How much of a birth date is known.</summary>
public enum DatePrecision
{
    Unknown,
    Year,
    Month,
    Day,
}
