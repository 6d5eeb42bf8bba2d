using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>How many contacts of each class there are within some days: asked after the first lines are on the screen.</summary>
public sealed class CountInteractions(ArchiveRecords records, InteractionReading reading, OpenSources open) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    public async Task<IReadOnlyDictionary<InteractionClass, int>> HandleAsync(Id<Patient> key, InteractionQuery query, CancellationToken ct = default) =>
        await reading.CountAsync(await records.DemandAsync(key, ct), await open.ReadAsync(), query, ct);
}
