using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

public static class PatientPermissions
{
    public static readonly Permission View = new("patients.view") { IsScoped = true };

    public static readonly Permission Register = new("patients.register");

    public static readonly Permission Edit = new("patients.edit");

    public static readonly Permission Delete = new("patients.delete") { IsGuarded = true };

    public static readonly Permission Export = new("patients.export") { IsGuarded = true };

    /// <summary>A masked phone or id number shown in full; asks for a reason and is logged.</summary>
    public static readonly Permission Reveal = new("patients.reveal") { IsGuarded = true };

    /// <summary>Names in full; others see 张*三.</summary>
    public static readonly Permission SeeNames = new("patients.see-names");

    /// <summary>Restricted archives like any other.</summary>
    public static readonly Permission SeeRestricted = new("patients.see-restricted") { IsGuarded = true };

    /// <summary>Restricts an archive, or lifts it.</summary>
    public static readonly Permission Restrict = new("patients.restrict") { IsGuarded = true };

    /// <summary>紧急调阅: opens a restricted archive for a while, with a reason that is looked at afterwards.</summary>
    public static readonly Permission EmergencyAccess = new("patients.emergency-access") { IsGuarded = true };
}
