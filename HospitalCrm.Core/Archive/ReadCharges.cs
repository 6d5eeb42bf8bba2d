using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>费用档案: every item, newest first, a page at a time.</summary>
public sealed class ReadCharges(ArchiveRecords records, ChargeReading reading) : IUseCase
{
    public static Permission Requires => ArchivePermissions.ViewCharges;

    public async Task<ChargePage> HandleAsync(Id<Patient> key, ChargeQuery query, CancellationToken ct = default) =>
        await reading.ReadAsync(await records.DemandAsync(key, ct), query, ct: ct);
}
