using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

/// <summary>What visits tell about whom: asked here by lists and the search box, answered by the room that keeps the visits.</summary>
public interface IPatientVisits
{
    /// <summary>Names of diagnoses somebody has, that hold what was typed or whose initials do; the shortest first.</summary>
    Task<IReadOnlyList<string>> DiseasesAsync(CrmDb db, string typed, int most, CancellationToken ct);

    /// <summary>Patients with this diagnosis, each as often as it was made; every source of its own, inside an index and by patient.</summary>
    IReadOnlyList<IQueryable<Id<Patient>>> Diagnosed(CrmDb db, string disease);

    /// <summary>Patients with a diagnosis whose name holds what was typed.</summary>
    IQueryable<Id<Patient>> DiagnosedLike(CrmDb db, string typed);

    IQueryable<Id<Patient>> Discharged(CrmDb db, DateOnly from, DateOnly to);

    IQueryable<Id<Patient>> SeenIn(CrmDb db, IQueryable<string> departmentCodes);
}
