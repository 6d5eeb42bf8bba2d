using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>All lab and exam reports of a person, newest first, a page at a time (S3-B.13).</summary>
public sealed class ReadReports(ArchiveRecords records, ReportReading reading) : IUseCase
{
    public static Permission Requires => ArchivePermissions.ViewMedical;

    public async Task<ReportPage> HandleAsync(Id<Patient> key, ReportQuery query, CancellationToken ct = default) =>
        await reading.ReadAsync(await records.DemandAsync(key, ct), query, ct: ct);
}
