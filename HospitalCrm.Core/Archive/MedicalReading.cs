using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>病历档案 of one person's records. Who may read, and whether sensitive things are covered, its callers have asked.</summary>
public sealed class MedicalReading(CrmDb db, Vault vault, ArchiveRecords records, ReportReading reports, ParameterValues parameters) : IRoomPart
{
    public const int PageSize = 30;

    public async Task<VisitPage> VisitsAsync(IReadOnlyList<Id<Patient>?> patients, VisitQuery query, int size = PageSize, CancellationToken ct = default)
    {
        var all = db.Encounters.AsNoTracking().Where(visit => patients.Contains(visit.PatientId));
        var wanted = query.Kind is { } kind ? all.Where(visit => visit.Kind == kind) : all;
        if (query.After is { On: var on })
        {
            wanted = wanted.Where(visit => visit.StartedOn <= on);
        }

        var rows = await Rows(wanted.OrderByDescending(visit => visit.StartedOn).ThenByDescending(visit => visit.StartedAt).Take(size + 1 + (query.After?.Shown.Count ?? 0))).ToListAsync(ct);
        rows.RemoveAll(visit => query.After?.Shown.Contains(visit.Id.Value) == true);
        var counts = query.After is not null ? null : await all.GroupBy(visit => visit.Kind).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        return new(await NameAsync(rows.Take(size).OrderByDescending(visit => visit.Moment).ToList(), ct), rows.Count > size, counts);
    }

    /// <exception cref="RuleViolation">No such visit of this person.</exception>
    public async Task<VisitDetail> VisitAsync(IReadOnlyList<Id<Patient>?> patients, Id<Encounter> id, bool uncovered, CancellationToken ct)
    {
        var found = db.Encounters.AsNoTracking().Where(visit => visit.Id == id && patients.Contains(visit.PatientId));
        var visit = await found.SingleOrDefaultAsync(ct) ?? throw new RuleViolation("Archive.Visit.Missing");
        var row = (await NameAsync(await Rows(found).ToListAsync(ct), ct))[0];
        var medicines = await MedicinesAsync(patients, visit.VisitKey, uncovered, ct);
        var isCovered = visit.IsSensitive && !uncovered;
        return new(row)
        {
            SeenAt = visit.SeenAt,
            EndedAt = visit.EndedAt,
            InpatientNo = visit.InpatientNo,
            Ward = visit.WardCode,
            BedNo = visit.BedNo,
            Outcome = visit.Outcome,
            DischargeWay = visit.DischargeWay,
            Summary = isCovered ? null : vault.Open(Encounter.SummaryPurpose, visit.Summary),
            Advice = isCovered ? null : vault.Open(Encounter.AdvicePurpose, visit.Advice),
            NextVisitOn = visit.NextVisitOn,
            NextVisitNote = isCovered ? null : vault.Open(Encounter.NextVisitNotePurpose, visit.NextVisitNote),
            Package = visit.Package,
            Organisation = visit.OrganisationName,
            Conclusion = isCovered ? null : vault.Open(Encounter.ConclusionPurpose, visit.Conclusion),
            IsAbnormal = visit.IsAbnormal == true && !isCovered,
            IsCovered = isCovered || medicines.Any(medicine => medicine.Name is null),
            HasDocuments = visit.SourceKey is not null && parameters.Get(ArchiveParameters.DocumentLink).Length > 0,
            Diagnoses = await DiagnosesAsync(patients, visit, ct),
            Operations = await OperationsAsync(patients, visit.VisitKey, ct),
            Medicines = medicines,
            Reports = visit.VisitKey is null ? [] : await reports.OfVisitAsync(patients, visit.VisitKey, ct),
        };
    }

    private static IQueryable<VisitRow> Rows(IQueryable<Encounter> visits) => visits.Select(visit => new VisitRow
    {
        Id = visit.Id,
        Kind = visit.Kind,
        StartedOn = visit.StartedOn,
        StartedAt = visit.StartedAt,
        EndedOn = visit.EndedOn,
        DepartmentCode = visit.DepartmentCode,
        DoctorNo = visit.DoctorNo,
        DiagnosisCode = visit.DiagnosisCode,
        DiagnosisName = visit.Kind == EncounterKind.CheckUp && visit.DiagnosisName == null ? visit.Package : visit.DiagnosisName,
        VisitKey = visit.VisitKey,
    });

    private async Task<List<VisitRow>> NameAsync(List<VisitRow> rows, CancellationToken ct)
    {
        var departments = await records.DepartmentsAsync(rows.Select(visit => visit.DepartmentCode), ct);
        var staff = await records.StaffAsync(rows.Select(visit => visit.DoctorNo), ct);
        return rows.ConvertAll(visit => visit with
        {
            Department = departments.GetValueOrDefault(visit.DepartmentCode, visit.DepartmentCode),
            Doctor = visit.DoctorNo is { } number ? staff.GetValueOrDefault(number, number) : null,
        });
    }

    private async Task<IReadOnlyList<VisitDiagnosis>> DiagnosesAsync(IReadOnlyList<Id<Patient>?> patients, Encounter visit, CancellationToken ct)
    {
        var told = visit.VisitKey is null ? [] : await db.Diagnoses.AsNoTracking().Where(diagnosis => patients.Contains(diagnosis.PatientId) && diagnosis.VisitKey == visit.VisitKey)
            .OrderByDescending(diagnosis => diagnosis.IsMain).ThenBy(diagnosis => diagnosis.Seq)
            .Select(diagnosis => new VisitDiagnosis(diagnosis.Code, diagnosis.Name, diagnosis.IsMain, diagnosis.DiagnosedAt))
            .ToListAsync(ct);
        return told.Count > 0 || visit.DiagnosisName is null ? told : [new(visit.DiagnosisCode, visit.DiagnosisName, IsMain: true, null)];
    }

    private async Task<IReadOnlyList<VisitOperation>> OperationsAsync(IReadOnlyList<Id<Patient>?> patients, string? visitKey, CancellationToken ct)
    {
        var done = visitKey is null ? [] : await db.Operations.AsNoTracking().Where(operation => patients.Contains(operation.PatientId) && operation.VisitKey == visitKey).OrderBy(operation => operation.OperatedAt).ToListAsync(ct);
        var staff = await records.StaffAsync(done.Select(operation => operation.SurgeonNo), ct);
        return done.ConvertAll(operation => new VisitOperation(
            operation.Code, operation.Name, operation.OperatedAt, operation.SurgeonNo is { } number ? staff.GetValueOrDefault(number, number) : null, operation.Level, operation.IsDone));
    }

    private async Task<IReadOnlyList<VisitMedicine>> MedicinesAsync(IReadOnlyList<Id<Patient>?> patients, string? visitKey, bool uncovered, CancellationToken ct)
    {
        var given = visitKey is null ? [] : await db.Prescriptions.AsNoTracking().Where(medicine => patients.Contains(medicine.PatientId) && medicine.VisitKey == visitKey)
            .OrderBy(medicine => medicine.PrescribedAt).ThenBy(medicine => medicine.GroupNo).ThenBy(medicine => medicine.Seq)
            .ToListAsync(ct);
        var staff = await records.StaffAsync(given.Select(medicine => medicine.DoctorNo), ct);
        return given.ConvertAll(medicine =>
        {
            var isCovered = medicine.IsSensitive && !uncovered;
            return new VisitMedicine(
                medicine.Kind,
                medicine.GroupNo,
                isCovered ? null : medicine.DrugName,
                isCovered ? null : medicine.Strength,
                isCovered ? null : MedicineWords.Usage(medicine),
                isCovered ? null : vault.Open(Prescription.UsagePurpose, medicine.Usage),
                isCovered ? null : MedicineWords.Quantity(medicine),
                medicine.Days,
                medicine.PrescribedAt,
                medicine.DoctorNo is { } number ? staff.GetValueOrDefault(number, number) : null,
                medicine.IsDispensed);
        });
    }
}
