using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>Shows one sensitive report (HIV, pregnancy, psychiatry …) to somebody who says why.</summary>
public sealed class RevealReport(ArchiveRecords records, ReportReading reading, SensitiveLook look) : IUseCase
{
    public static Permission Requires => ArchivePermissions.RevealSensitive;

    public async Task<ReportDetail> HandleAsync(Id<Patient> key, ReportKey report, string reason, CancellationToken ct = default)
    {
        var given = SensitiveLook.Demand(reason);
        var shown = await reading.DetailAsync(await records.DemandAsync(key, ct), report, uncovered: true, ct);
        await look.RecordAsync(AuditAct.Revealed, key, "report", given, ct);
        return shown;
    }
}
