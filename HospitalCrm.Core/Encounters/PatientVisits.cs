using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Names;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Encounters;

/// <summary>Each question is a range of one covering index.</summary>
public sealed class PatientVisits : IPatientVisits
{
    public async Task<IReadOnlyList<string>> DiseasesAsync(CrmDb db, string typed, int most, CancellationToken ct)
    {
        var letters = Pinyin.Typed(typed);
        return await db.Diseases
            .Where(disease => disease.Name.Contains(typed) || (letters != null && disease.Initials.Contains(letters)))
            .Select(disease => disease.Name)
            .Distinct()
            .OrderBy(name => name.Length).ThenBy(name => name)
            .Take(most)
            .ToListAsync(ct);
    }

    public IReadOnlyList<IQueryable<Id<Patient>>> Diagnosed(CrmDb db, string disease) =>
    [
        db.Encounters.Where(visit => visit.DiagnosisName == disease).Select(visit => visit.PatientId),
        db.Diagnoses.Where(diagnosis => diagnosis.Name == disease).Select(diagnosis => diagnosis.PatientId),
    ];

    public IQueryable<Id<Patient>> DiagnosedLike(CrmDb db, string typed)
    {
        var names = db.Diseases.Where(disease => disease.Name.Contains(typed)).Select(disease => disease.Name);
        return db.Encounters.Where(visit => names.Contains(visit.DiagnosisName!)).Select(visit => visit.PatientId)
            .Concat(db.Diagnoses.Where(diagnosis => names.Contains(diagnosis.Name)).Select(diagnosis => diagnosis.PatientId));
    }

    public IQueryable<Id<Patient>> Discharged(CrmDb db, DateOnly from, DateOnly to) =>
        db.Encounters.Where(visit => visit.Kind == EncounterKind.Inpatient && visit.EndedOn >= from && visit.EndedOn <= to).Select(visit => visit.PatientId);

    public IQueryable<Id<Patient>> SeenIn(CrmDb db, IQueryable<string> departmentCodes) =>
        db.Encounters.Where(visit => departmentCodes.Contains(visit.DepartmentCode)).Select(visit => visit.PatientId);
}
