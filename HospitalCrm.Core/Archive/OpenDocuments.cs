using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>The address under which the EMR shows the documents of one visit. That it was followed is on record; the address is not.</summary>
public sealed class OpenDocuments(CrmDb db, ArchiveRecords records, ParameterValues parameters, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => ArchivePermissions.ViewMedical;

    public async Task<string> HandleAsync(Id<Patient> key, Id<Encounter> visit, CancellationToken ct = default)
    {
        var patients = await records.DemandAsync(key, ct);
        var asked =
            from encounter in db.Encounters
            join patient in db.Patients on encounter.PatientId equals patient.Id
            where encounter.Id == visit && patients.Contains(encounter.PatientId)
            select new { encounter.SourceKey, encounter.VisitKey, patient.MedicalRecordNo, Patient = patient.SourceKey };
        var found = await asked.SingleOrDefaultAsync(ct) ?? throw new RuleViolation("Archive.Visit.Missing");
        var values = new Dictionary<string, string?>
        {
            ["mrn"] = found.MedicalRecordNo,
            ["visit"] = found.SourceKey,
            ["patient"] = found.Patient,
            ["type"] = found.VisitKey?.Split(':')[0],
        };
        var address = DocumentLink.Fill(parameters.Get(ArchiveParameters.DocumentLink), values) ?? throw new RuleViolation("Archive.NoDocuments");
        await audit.AppendAsync(
            new AuditDraft(AuditAct.Viewed, nameof(Encounter), visit.ToString(), clock.GetUtcNow()) { PatientId = key.Value, Purpose = "documents" }.By(actor.Value),
            ct);
        return address;
    }
}
