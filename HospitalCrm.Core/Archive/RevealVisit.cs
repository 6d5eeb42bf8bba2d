using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>Shows what is sensitive of one visit (medicines, a check-up's conclusion) to somebody who says why.</summary>
public sealed class RevealVisit(ArchiveRecords records, MedicalReading reading, SensitiveLook look) : IUseCase
{
    public static Permission Requires => ArchivePermissions.RevealSensitive;

    public async Task<VisitDetail> HandleAsync(Id<Patient> key, Id<Encounter> visit, string reason, CancellationToken ct = default)
    {
        var given = SensitiveLook.Demand(reason);
        var shown = await reading.VisitAsync(await records.DemandAsync(key, ct), visit, uncovered: true, ct);
        await look.RecordAsync(AuditAct.Revealed, key, "visit", given, ct);
        return shown;
    }
}
