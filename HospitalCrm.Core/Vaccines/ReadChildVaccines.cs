using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>The doses of one child: which it has, which it needs and when, and why its family is not reminded. Looking is logged.</summary>
public sealed class ReadChildVaccines(CrmDb db, ChildBook children, ScheduleBook schedule, PatientSight sight, Vault vault, ParameterValues parameters, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => VaccinePermissions.View;

    public async Task<ChildReading> HandleAsync(Id<Patient> patient, CancellationToken ct = default)
    {
        await sight.DemandAsync(patient, ct);
        await audit.AppendAsync(new AuditDraft(AuditAct.Viewed, nameof(ReadChildVaccines), patient.ToString(), clock.GetUtcNow()) { PatientId = patient.Value }.By(actor.Value), ct);
        var known = await children.ReadAsync([patient], ct);
        var facts = known.Select(child => child.Facts).OfType<ChildFacts>().FirstOrDefault();
        var records = known.Select(child => child.Patient).ToList();
        var today = clock.Today();
        var doses = facts is null ? [] : VaccinePlan.Of(await schedule.ReadAsync(ct), facts, parameters.Get(VaccineParameters.Grace));
        var names = (await db.Vaccines.AsNoTracking().Select(vaccine => new { vaccine.Code, vaccine.Name }).ToListAsync(ct)).ToDictionary(vaccine => vaccine.Code, vaccine => vaccine.Name, StringComparer.Ordinal);
        var told = await db.KnownDoses.AsNoTracking().Where(dose => records.Contains(dose.PatientId)).ToListAsync(ct);
        var holds = await db.VaccineHolds.AsNoTracking().Where(hold => records.Contains(hold.PatientId) && hold.LiftedAt == null).OrderBy(hold => hold.Id).ToListAsync(ct);
        return new(
            await sight.NameAsync(patient, ct) ?? "",
            facts?.BornOn,
            [
                .. doses.Select(dose => new ChildDose(dose.Key, names.GetValueOrDefault(dose.Key.Vaccine) ?? dose.Key.Vaccine, dose.StateOn(today, parameters.Get(VaccineParameters.Ahead)), dose)
                {
                    Told = told.Find(one => one.Vaccine == dose.Key.Vaccine && one.DoseNo == dose.Key.No),
                }),
            ])
        {
            Holds = holds.ConvertAll(hold => new ChildHold(hold.Id, hold.Kind, hold.Vaccine is { } vaccine ? names.GetValueOrDefault(vaccine) ?? vaccine : null, hold.Until) { Why = vault.Open(VaccineHold.WhyPurpose, hold.Why), By = hold.By, At = hold.At }),
        };
    }
}

/// <param name="BornOn">Null: nothing is planned: grown up, dead, or born on an unknown day.</param>
public sealed record ChildReading(string Name, DateOnly? BornOn, IReadOnlyList<ChildDose> Doses)
{
    public IReadOnlyList<ChildHold> Holds { get; init; } = [];
}

public sealed record ChildDose(DoseKey Key, string Name, DoseState State, PlannedDose Plan)
{
    /// <summary>Who told of it here, when no hospital system did.</summary>
    public KnownDose? Told { get; init; }
}

/// <param name="Vaccine">Null: all of them.</param>
public sealed record ChildHold(Id<VaccineHold> Id, HoldKind Kind, string? Vaccine, DateOnly? Until)
{
    public string? Why { get; init; }

    public string By { get; init; } = "";

    public DateTimeOffset At { get; init; }
}
