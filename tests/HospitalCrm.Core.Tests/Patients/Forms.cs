using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Tests.Patients;

/// <summary>Named people for tests.</summary>
internal static class Forms
{
    public const string Phone = "13800138000";
    public const string IdNumber = "11010519491231002X";
    public const string Address = "北京市朝阳区和平街7号楼1203";

    public static readonly Permission[] Clerk = [PatientPermissions.View, PatientPermissions.SeeNames, PatientPermissions.Register, PatientPermissions.Edit];

    public static PatientForm WangFang() => new()
    {
        Name = "王芳",
        Sex = Sex.Female,
        BirthDate = "1985-03-07",
        MedicalRecordNo = "B0001",
        Numbers = [new() { Number = Phone }],
    };

    public static Task<Outcome<Id<Patient>>> RegisterAsync(this TestHospital hospital, PatientForm form, Actor? by = null) =>
        hospital.Run.RunAsync(by ?? Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(form));

    public static async Task<Id<Patient>> HaveAsync(this TestHospital hospital, PatientForm form)
    {
        form.AcceptSimilar = true;
        var outcome = await hospital.RegisterAsync(form);
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }
}
