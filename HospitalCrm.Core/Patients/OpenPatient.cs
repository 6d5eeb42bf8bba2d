using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>档案调阅. The look is on record before anything is shown (S3-B.9). A key of any record of the person opens the person, a deleted one's too.</summary>
public sealed class OpenPatient(
    CrmDb db, PatientSight sight, PatientReading reading, Grants grants, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    /// <param name="purpose">The page or call it is opened from; no personal data.</param>
    public async Task<PatientArchive> HandleAsync(Id<Patient> key, string purpose = "archive", CancellationToken ct = default)
    {
        var admission = await sight.LookAsync(key, ct);

        // Ignoring the filter for the key ignores it for the whole query, so the other records must say that they are alive.
        var person = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == key).Select(patient => patient.PersonId);
        var patients = await db.Patients.AsNoTracking().AsSplitQuery()
            .Include(patient => patient.Numbers)
            .Include(patient => patient.Contacts)
            .Where(patient => person.Contains(patient.PersonId) && patient.DeletedAt == null)
            .ToListAsync(ct);
        if (patients.Count == 0)
        {
            throw new RuleViolation("Patients.Missing");
        }

        var ordered = patients.OrderByDescending(patient => patient.Id == key).ThenByDescending(patient => patient.Id).ToList();
        var names = await sight.SeesNamesAsync();
        var died = patients.Select(patient => patient.DeceasedOn).FirstOrDefault(on => on is not null); // the person's, whichever record it was told of
        var records = admission.IsOpen ? ordered.ConvertAll(patient => reading.Read(patient, names) with { DeceasedOn = died }) : [PatientReading.Closed(ordered[0])];
        await audit.AppendAsync(
            new AuditDraft(AuditAct.Viewed, nameof(Patient), records[0].Id.ToString(), clock.GetUtcNow()) { PatientId = records[0].Id.Value, Purpose = admission.IsOpen ? purpose : "closed" }.By(actor.Value),
            ct);
        return new(records[0], records)
        {
            Admission = admission,
            Restriction = admission.IsOpen && await grants.HasAsync(actor.Value, PatientPermissions.Restrict) ? reading.Restriction(ordered) : null,
        };
    }
}
