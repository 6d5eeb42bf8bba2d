using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Encounters;

/// <summary>A patient belongs to those who treated him: the department, the ward or the doctor of any visit. Whoever has no department or ward reaches nobody by it.</summary>
public sealed class PatientReach : IPatientReach
{
    public IQueryable<Id<Patient>> Within(CrmDb db, Reach reach) => (reach switch
    {
        { Scope: DataScope.Department, DepartmentCode: { } department } => db.Encounters.Where(visit => visit.DepartmentCode == department),
        { Scope: DataScope.Ward, WardCode: { } ward } => db.Encounters.Where(visit => visit.WardCode == ward),
        { Scope: DataScope.Own, StaffNo: var doctor } => db.Encounters.Where(visit => visit.DoctorNo == doctor),
        _ => db.Encounters.Where(visit => false),
    }).Select(visit => visit.PatientId);
}
