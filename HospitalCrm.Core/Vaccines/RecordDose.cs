using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>Somebody was told that a dose was given.</summary>
public sealed class RecordDose(CrmDb db, VaccineBook book, ChildBook children, VaccinePlanner planner, PatientSight sight, TimeProvider clock) : IUseCase
{
    public static Permission Requires => VaccinePermissions.Record;

    /// <param name="on">Null: the day is not known.</param>
    public async Task HandleAsync(Id<Patient> patient, DoseKey dose, DateOnly? on, CancellationToken ct = default)
    {
        await sight.DemandAsync(patient, ct);
        if (dose.No is < 1 or > 20 || !await db.Vaccines.AnyAsync(vaccine => vaccine.Code == dose.Vaccine, ct))
        {
            throw new RuleViolation("Vaccines.UnknownDose");
        }

        var child = (await children.ReadAsync([patient], ct)).Single(known => known.Patient == patient);
        if (on > clock.Today() || on < child.BornOn)
        {
            throw new RuleViolation("Vaccines.DayImpossible");
        }

        await db.InTransactionAsync(
            async () =>
            {
                if (await book.GiveAsync([(patient, dose)], on, DoseSource.Staff, ct) == 0)
                {
                    throw new RuleViolation("Vaccines.AlreadyGiven");
                }

                await db.SaveChangesAsync(ct);
                await planner.WriteAsync([patient], ct);
            },
            ct);
    }
}
