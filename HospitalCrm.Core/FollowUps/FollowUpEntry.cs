using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>Puts one patient into the queue without a plan. Never saves.</summary>
public sealed class FollowUpEntry(CrmDb db, PatientSight patients, FollowUpDesk desk, Vault vault, TimeProvider clock) : IRoomPart
{
    /// <summary>The patient must be open to the actor, and willing to be called.</summary>
    public async Task<FollowUpTask> MakeAsync(AddFollowUpForm form, FollowUpOrigin origin, CancellationToken ct)
    {
        var key = new Id<Patient>(form.Patient!.Value);
        await patients.DemandAsync(key, ct);
        var person = await db.Patients.Where(patient => patient.Id == key).Select(patient => (Id<Person>?)patient.PersonId).SingleOrDefaultAsync(ct) ?? throw new RuleViolation("Patients.Missing");
        await desk.DemandWillingAsync([key], ct);
        return new FollowUpTask(key, person, origin, clock.GetUtcNow()).Ask(form.Questionnaire, form.Importance, vault.Seal(FollowUpTask.ReasonPurpose, form.Reason.Trim()));
    }

    /// <param name="department">Who sees it, besides those who see all.</param>
    public void Keep(FollowUpTask task, AddFollowUpForm form, string department, string? ward)
    {
        task.Assign(department, ward, form.Caller, null).Plan(form.On ?? clock.Today(), clock.GetUtcNow(), desk.ImportanceDays);
        db.FollowUpTasks.Add(task);
    }
}
