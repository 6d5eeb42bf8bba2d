using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>交互档案: every contact of a person on one time axis or of one business class, newest first, a page at a time (S3-B.12).</summary>
public sealed class ReadInteractions(ArchiveRecords records, InteractionReading reading, OpenSources open) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    public async Task<InteractionPage> HandleAsync(Id<Patient> key, InteractionQuery query, CancellationToken ct = default)
    {
        var patients = await records.DemandAsync(key, ct);
        return await reading.ReadAsync(patients, await open.ReadAsync(), query, ct: ct);
    }
}
