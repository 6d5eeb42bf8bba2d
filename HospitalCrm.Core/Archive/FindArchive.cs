using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>Whether there is an archive of this key for the reader: for the status of a page, before anything is opened. Leaves no trace.</summary>
public sealed class FindArchive(PatientSight sight, ArchiveRecords records) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    public async Task<bool> HandleAsync(Id<Patient> key, CancellationToken ct = default) =>
        await sight.AdmissionAsync(key, ct) is not null && (await records.OfAsync(key, ct)).Count > 0;
}
