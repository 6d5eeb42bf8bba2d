using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>病历档案: visits, stays and check-ups, newest first, a page at a time.</summary>
public sealed class ReadVisits(ArchiveRecords records, MedicalReading reading) : IUseCase
{
    public static Permission Requires => ArchivePermissions.ViewMedical;

    public async Task<VisitPage> HandleAsync(Id<Patient> key, VisitQuery query, CancellationToken ct = default) =>
        await reading.VisitsAsync(await records.DemandAsync(key, ct), query, ct: ct);
}
