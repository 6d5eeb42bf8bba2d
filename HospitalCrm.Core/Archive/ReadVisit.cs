using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>One visit with its diagnoses, operations, medicines and reports; what is sensitive stays covered.</summary>
public sealed class ReadVisit(ArchiveRecords records, MedicalReading reading) : IUseCase
{
    public static Permission Requires => ArchivePermissions.ViewMedical;

    public async Task<VisitDetail> HandleAsync(Id<Patient> key, Id<Encounter> visit, CancellationToken ct = default) =>
        await reading.VisitAsync(await records.DemandAsync(key, ct), visit, uncovered: false, ct);
}
