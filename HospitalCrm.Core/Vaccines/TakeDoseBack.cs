using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>It was not given after all. What a hospital system tells only that system takes back.</summary>
public sealed class TakeDoseBack(CrmDb db, VaccinePlanner planner, PatientSight sight) : IUseCase
{
    public static Permission Requires => VaccinePermissions.Record;

    public async Task HandleAsync(Id<KnownDose> id, CancellationToken ct = default)
    {
        var told = await db.KnownDoses.SingleOrDefaultAsync(dose => dose.Id == id, ct) ?? throw new RuleViolation("Vaccines.DoseMissing");
        await sight.DemandAsync(told.PatientId, ct);
        await db.InTransactionAsync(
            async () =>
            {
                db.KnownDoses.Remove(told);
                await db.SaveChangesAsync(ct);
                await planner.WriteAsync([told.PatientId], ct);
            },
            ct);
    }
}
