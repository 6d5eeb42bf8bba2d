namespace HospitalCrm.Core.Patients.Identity;

/// <summary>An age as a ward speaks of it: days in the first month, months in the first year, then years.</summary>
public readonly record struct Age(int Value, AgeUnit Unit);

public enum AgeUnit
{
    Day,
    Month,
    Year,
}
