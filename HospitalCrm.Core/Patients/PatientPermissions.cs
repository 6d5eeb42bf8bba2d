using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

public static class PatientPermissions
{
    public static readonly Permission View = new("patients.view");

    public static readonly Permission Register = new("patients.register");

    public static readonly Permission Edit = new("patients.edit");

    public static readonly Permission Delete = new("patients.delete") { IsGuarded = true };

    public static readonly Permission Export = new("patients.export") { IsGuarded = true };

    /// <summary>A masked phone or id number shown in full; asks for a reason and is logged.</summary>
    public static readonly Permission Reveal = new("patients.reveal") { IsGuarded = true };
}
