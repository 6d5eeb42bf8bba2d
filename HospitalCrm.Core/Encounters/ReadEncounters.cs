using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Encounters;

/// <summary>病历档案 in summary: the visits of all records of a person, newest first (S2-1.4).</summary>
public sealed class ReadEncounters(CrmDb db, PatientSight sight) : IUseCase
{
    private const int Most = 500;

    public static Permission Requires => PatientPermissions.View;

    public async Task<IReadOnlyList<EncounterRow>> HandleAsync(Id<Patient> key, CancellationToken ct = default)
    {
        await sight.DemandAsync(key, ct);

        // Ignoring the filter for the key ignores it for the whole query, so the other records must say that they are alive.
        var person = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == key).Select(patient => patient.PersonId);
        var rows =
            from encounter in db.Encounters
            join patient in db.Patients on encounter.PatientId equals patient.Id
            where person.Contains(patient.PersonId) && patient.DeletedAt == null
            join known in db.Departments on encounter.DepartmentCode equals known.Code into departments
            from department in departments.DefaultIfEmpty()
            orderby encounter.StartedOn descending, encounter.Id descending
            select new EncounterRow
            {
                Id = encounter.Id,
                PatientId = patient.Id,
                Kind = encounter.Kind,
                Department = department == null ? encounter.DepartmentCode : department.Name,
                StartedOn = encounter.StartedOn,
                EndedOn = encounter.EndedOn,
                DiagnosisCode = encounter.DiagnosisCode,
                DiagnosisName = encounter.DiagnosisName,
            };
        return await rows.Take(Most).ToListAsync(ct);
    }
}

public sealed record EncounterRow
{
    public required Id<Encounter> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required EncounterKind Kind { get; init; }

    public required string Department { get; init; }

    public required DateOnly StartedOn { get; init; }

    public required DateOnly? EndedOn { get; init; }

    public required string? DiagnosisCode { get; init; }

    public required string? DiagnosisName { get; init; }
}
