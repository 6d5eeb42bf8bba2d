using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>暂缓, 接种点已通知, 迁出, 禁忌: from now on the family is left in peace about it.</summary>
public sealed class HoldVaccines(CrmDb db, VaccinePlanner planner, PatientSight sight, Vault vault, IValidator<HoldForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => VaccinePermissions.Record;

    public async Task HandleAsync(HoldForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var patient = new Id<Patient>(form.PatientId);
        await sight.DemandAsync(patient, ct);
        if (form.Until <= clock.Today())
        {
            throw new RuleViolation("Vaccines.UntilPast");
        }

        if (form.Vaccine.Length > 0 && !await db.Vaccines.AnyAsync(vaccine => vaccine.Code == form.Vaccine, ct))
        {
            throw new RuleViolation("Vaccines.UnknownDose");
        }

        await db.InTransactionAsync(
            async () =>
            {
                var why = string.IsNullOrWhiteSpace(form.Why) ? null : form.Why.Trim();
                db.VaccineHolds.Add(new VaccineHold(patient, form.Kind, form.Vaccine.Length == 0 ? null : form.Vaccine, form.Until, vault.SealOptional(VaccineHold.WhyPurpose, why)).SetBy(actor.Value.StaffNo, clock.GetUtcNow()));
                await db.SaveChangesAsync(ct);
                await planner.WriteAsync([patient], ct);
            },
            ct);
    }
}
