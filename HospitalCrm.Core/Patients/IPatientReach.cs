using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Patients;

/// <summary>Whom a department, a ward or a doctor knows: asked here, answered by the room that keeps the visits.</summary>
public interface IPatientReach
{
    /// <summary>The patients within a scope narrower than all, each as often as there are reasons. Ask with <c>Any</c>: it becomes one probe of an index a row.</summary>
    IQueryable<Id<Patient>> Within(CrmDb db, Reach reach);
}
