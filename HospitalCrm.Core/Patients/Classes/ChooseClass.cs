using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Classes;

/// <summary>Puts a patient into another class than the rules find, with a reason; or back to the rules. No run of the rules touches a choice.</summary>
public sealed class ChooseClass(CrmDb db, PatientSight sight, CodeBook codes, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int ShortestReason = 2;
    private const int LongestReason = 200;

    public static Permission Requires => PatientPermissions.ChooseClass;

    /// <param name="code">Null gives it back to the rules.</param>
    public async Task HandleAsync(Id<Patient> key, ClassDimension dimension, string? code, string reason, CancellationToken ct = default)
    {
        await sight.DemandAsync(key, ct);
        var patient = await db.Patients.SingleOrDefaultAsync(patient => patient.Id == key, ct) ?? throw new RuleViolation("Patients.Missing");
        var choice = await db.ClassChoices.SingleOrDefaultAsync(choice => choice.PatientId == key && choice.Dimension == dimension, ct);
        if (code is null)
        {
            Release(patient, dimension, choice);
        }
        else
        {
            await ChooseAsync(patient, dimension, code, PersonText.Clean(reason), choice, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task ChooseAsync(Patient patient, ClassDimension dimension, string code, string reason, ClassChoice? choice, CancellationToken ct)
    {
        if (reason.Length is < ShortestReason or > LongestReason)
        {
            throw new RuleViolation("Patients.ReasonNeeded", ShortestReason, LongestReason);
        }

        if (!(await codes.ChoicesAsync(PatientClasses.TableOf(dimension), ct)).Any(known => known.Code == code))
        {
            throw new RuleViolation("Patients.CodeUnknown");
        }

        if (choice is null)
        {
            choice = new(patient.Id, dimension);
            db.ClassChoices.Add(choice);
        }

        choice.Choose(code, vault.Seal(ClassChoice.ReasonPurpose, reason), actor.Value.StaffNo, clock.GetUtcNow());
        patient.Choose(dimension, code, actor.Value.StaffNo);
    }

    private void Release(Patient patient, ClassDimension dimension, ClassChoice? choice)
    {
        if (choice is null)
        {
            throw new RuleViolation("Patients.ClassNotChosen");
        }

        db.ClassChoices.Remove(choice);
        patient.Release(dimension);
        if (dimension == ClassDimension.Address)
        {
            patient.Classify(dimension, null);
        }
    }
}
