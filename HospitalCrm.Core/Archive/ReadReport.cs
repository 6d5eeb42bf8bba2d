using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>One report in full; a sensitive one stays covered.</summary>
public sealed class ReadReport(ArchiveRecords records, ReportReading reading) : IUseCase
{
    public static Permission Requires => ArchivePermissions.ViewMedical;

    public async Task<ReportDetail> HandleAsync(Id<Patient> key, ReportKey report, CancellationToken ct = default) =>
        await reading.DetailAsync(await records.DemandAsync(key, ct), report, uncovered: false, ct);
}
