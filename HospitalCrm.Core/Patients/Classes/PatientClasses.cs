using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Patients.Classes;

/// <summary>Which dictionary a patient is classed by.</summary>
public static class PatientClasses
{
    public static CodeTable TableOf(ClassDimension dimension) => dimension switch
    {
        ClassDimension.Health => CodeTables.HealthClasses,
        ClassDimension.Address => CodeTables.AddressClasses,
        _ => CodeTables.ConsumptionClasses,
    };
}
