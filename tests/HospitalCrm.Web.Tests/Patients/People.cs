using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests;

namespace HospitalCrm.Web.Tests.Patients;

internal static class People
{
    public const string Phone = "13800138000";

    public static readonly Permission[] Clerk = [PatientPermissions.View, PatientPermissions.SeeNames, PatientPermissions.Register, PatientPermissions.Edit, HospitalCrm.Core.Security.SecurityPermissions.Use, HospitalCrm.Core.Archive.ArchivePermissions.ViewMedical, HospitalCrm.Core.Archive.ArchivePermissions.ViewCharges];

    public static async Task<Id<Patient>> HaveAsync(this TestHospital hospital, string name = "王芳", string phone = Phone)
    {
        var form = new PatientForm { Name = name, Sex = Sex.Female, BirthDate = "1985-03-07", MedicalRecordNo = "B0001", AcceptSimilar = true, Numbers = [new() { Number = phone }] };
        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(form));
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }
}
