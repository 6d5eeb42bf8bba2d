using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data.Seeding;

/// <summary>Everything a seeding wrote, opened and spelled out, one line a row.</summary>
internal static class SeededContent
{
    public static Task<string[]> ReadAsync(TestHospital hospital)
    {
        var vault = hospital.Services.GetRequiredService<Vault>();
        return hospital.WithDbAsync(async db => new[]
        {
            Lines(await db.Departments.AsNoTracking().ToListAsync(), row => $"{row.Id} {row.Code} {row.Name}"),
            Lines(await db.Persons.AsNoTracking().ToListAsync(), row => $"{row.Id}"),
            Lines(await db.Patients.AsNoTracking().ToListAsync(), row => $"{row.Id} {row.PersonId} {row.CreatedAt:O} {row.MedicalRecordNo} {row.CardNo} {row.Name} {row.Sex} {row.BirthOn:O} {row.BirthPrecision} "
                + $"{row.IdType} {vault.Open(Patient.IdNumberPurpose, row.IdNumber)} {vault.Open(Patient.AddressPurpose, row.Address)} {vault.Open(Patient.NotePurpose, row.Note)} {row.LastVisitOn:O} {row.Version}"),
            Lines(await db.ContactPersons.AsNoTracking().ToListAsync(), row => $"{row.Id} {row.PatientId} {row.Name} {row.Relation} {row.Order}"),
            Lines(await db.ContactNumbers.AsNoTracking().ToListAsync(), row => $"{row.Id} {row.PatientId} {row.ContactPersonId} {row.Owner} {row.Priority} {row.Kind} {vault.Open(ContactNumber.NumberPurpose, row.Number)}"),
            Lines(await db.Encounters.AsNoTracking().ToListAsync(), row => $"{row.Id} {row.PatientId} {row.Kind} {row.DepartmentCode} {row.StartedOn:O} {row.EndedOn:O} {row.DiagnosisCode} {row.DiagnosisName}"),
            Lines(await db.Diagnoses.AsNoTracking().ToListAsync(), row => $"{row.Id} {row.PatientId} {row.VisitKey} {row.Seq} {row.Code} {row.Name} {row.DiagnosedAt:O}"),
            Lines(await db.LabResults.AsNoTracking().ToListAsync(), row => $"{row.Id} {row.PatientId} {row.ReportKey} {row.Seq} {row.ItemName} {vault.Open(LabResult.ValuePurpose, row.Value)} {row.Flag}"),
            Lines(await db.Prescriptions.AsNoTracking().ToListAsync(), row => $"{row.Id} {row.PatientId} {row.VisitKey} {row.DrugName} {vault.Open(Prescription.UsagePurpose, row.Usage)}"),
            Lines(await db.Charges.AsNoTracking().ToListAsync(), row => $"{row.Id} {row.PatientId} {row.VisitKey} {row.ItemName} {row.Amount}"),
            Lines(await db.NameSuffixes.AsNoTracking().ToListAsync(), row => $"{row.Suffix} {row.PatientId}"),
            Lines(await db.Calls.AsNoTracking().ToListAsync(), row => $"{row.Id} {row.LinkId} {row.Direction} {row.State} {vault.Open(CallSession.NumberPurpose, row.Number)} {row.NumberKind} {row.Presentation} {row.Extension} {row.AgentNo} "
                + $"{row.Match} {row.PatientId} {row.StartedAt:O} {row.AnsweredAt:O} {row.EndedAt:O}"),
            Lines(await db.ContactRecords.AsNoTracking().ToListAsync(), row => $"{row.Id} {row.CallId} {row.PatientId} {row.StaffNo} {row.At:O} {row.Topic} {vault.Open(ContactRecord.TextPurpose, row.Text)}"),
        });
    }

    private static string Lines<T>(IEnumerable<T> rows, Func<T, string> spell) => string.Join('\n', rows.Select(spell).Order(StringComparer.Ordinal));
}
