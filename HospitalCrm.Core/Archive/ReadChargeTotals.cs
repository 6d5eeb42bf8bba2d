using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>费用概览: by year and kind, net of refunds.</summary>
public sealed class ReadChargeTotals(ArchiveRecords records, ChargeReading reading) : IUseCase
{
    public static Permission Requires => ArchivePermissions.ViewCharges;

    public async Task<ChargeTotals> HandleAsync(Id<Patient> key, CancellationToken ct = default) =>
        await reading.TotalsAsync(await records.DemandAsync(key, ct), ct);
}
