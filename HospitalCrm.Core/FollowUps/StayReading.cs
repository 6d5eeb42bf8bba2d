using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>The stay a follow-up asks about: discharge summary, advice, diagnoses and the medicines he took home.</summary>
public sealed class StayReading(CrmDb db, Vault vault) : IRoomPart
{
    /// <summary>That stay; without one the patient's last.</summary>
    public async Task<FollowUpStay?> ReadAsync(Id<Patient> patient, Id<Encounter>? stay, CancellationToken ct)
    {
        var visits = db.Encounters.AsNoTracking();
        var visit = stay is { } key
            ? await visits.SingleOrDefaultAsync(visit => visit.Id == key, ct)
            : await visits.Where(visit => visit.PatientId == patient && visit.Kind == EncounterKind.Inpatient && visit.EndedOn != null).OrderByDescending(visit => visit.EndedOn).FirstOrDefaultAsync(ct);
        if (visit is null)
        {
            return null;
        }

        var diagnoses = await db.Diagnoses.AsNoTracking().Where(known => known.PatientId == visit.PatientId && known.VisitKey == visit.VisitKey && known.SourceCode == visit.SourceCode)
            .OrderByDescending(known => known.IsMain).ThenBy(known => known.Seq).Select(known => known.Name).ToListAsync(ct);
        return new()
        {
            Department = await db.Departments.Where(department => department.Code == visit.DepartmentCode).Select(department => department.Name).SingleOrDefaultAsync(ct) ?? visit.DepartmentCode,
            WardCode = visit.WardCode,
            BedNo = visit.BedNo,
            Doctor = await db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == visit.DoctorNo).Select(staff => staff.Name).FirstOrDefaultAsync(ct) ?? visit.DoctorNo,
            AdmittedOn = visit.StartedOn,
            DischargedOn = visit.EndedOn,
            Outcome = ClinicalCodes.NameOf(ClinicalCodes.Outcomes, visit.Outcome),
            Diagnoses = diagnoses.Count > 0 ? diagnoses : visit.DiagnosisName is { } name ? [name] : [],
            Summary = vault.Open(Encounter.SummaryPurpose, visit.Summary),
            Advice = vault.Open(Encounter.AdvicePurpose, visit.Advice),
            NextVisitOn = visit.NextVisitOn,
            Medicines = await MedicinesAsync(visit, ct),
        };
    }

    private async Task<IReadOnlyList<FollowUpMedicine>> MedicinesAsync(Encounter visit, CancellationToken ct)
    {
        var medicines = await db.Prescriptions.AsNoTracking()
            .Where(medicine => medicine.PatientId == visit.PatientId && medicine.VisitKey == visit.VisitKey && medicine.SourceCode == visit.SourceCode && medicine.Kind == PrescriptionKind.Discharge)
            .OrderBy(medicine => medicine.GroupNo).ThenBy(medicine => medicine.Seq)
            .ToListAsync(ct);
        return [.. medicines.Select(medicine => medicine.IsSensitive
            ? new FollowUpMedicine(null, null, null, null, null)
            : new FollowUpMedicine(medicine.DrugName, medicine.Strength, Usage(medicine), vault.Open(Prescription.UsagePurpose, medicine.Usage), medicine.Days))];
    }

    private static string? Usage(Prescription medicine)
    {
        var dose = medicine.Dose is { } amount ? amount.ToString("0.###", CultureInfo.InvariantCulture) + medicine.DoseUnit : null;
        var line = string.Join(' ', new[] { dose, medicine.Route, medicine.Frequency }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return line.Length == 0 ? null : line;
    }
}
