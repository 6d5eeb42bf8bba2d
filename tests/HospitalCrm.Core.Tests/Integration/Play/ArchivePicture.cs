using System.Globalization;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Integration.Feeds;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Integration.Play;

/// <summary>Everything the archives hold, in the source's own numbers, one line each: two hospitals that were told the same look the same.</summary>
internal static class ArchivePicture
{
    public static Task<List<string>> OfAsync(FeedHospital feed) => feed.ReadAsync(async db =>
    {
        var patients = await db.Patients.IgnoreQueryFilters().AsNoTracking().Include(patient => patient.Numbers).ToListAsync();
        var names = patients.ToDictionary(patient => patient.Id, patient => patient.SourceKey ?? "?");
        var persons = patients.GroupBy(patient => patient.PersonId).ToDictionary(person => person.Key, person => person.Min(patient => patient.SourceKey));
        List<string> lines =
        [
            .. patients.Select(patient => Line("patient", patient.SourceKey, patient.Name, patient.Sex, patient.BirthOn, persons[patient.PersonId], patient.LastVisitOn, patient.DeceasedOn, string.Join('/', feed.NumbersOf(patient).Order(StringComparer.Ordinal)))),
            .. (await db.Encounters.IgnoreQueryFilters().AsNoTracking().ToListAsync()).Select(visit =>
                Line("visit", visit.VisitKey, names[visit.PatientId], visit.Kind, visit.DepartmentCode, visit.StartedAt, visit.EndedAt, visit.Outcome, visit.DiagnosisName, visit.IsCancelled, visit.NextVisitOn)),
            .. (await db.Charges.IgnoreQueryFilters().AsNoTracking().ToListAsync()).Select(charge => Fact("charge", charge, names, charge.Amount, charge.ItemName, charge.ChargedAt, charge.RefundOf)),
            .. (await db.Diagnoses.IgnoreQueryFilters().AsNoTracking().ToListAsync()).Select(diagnosis => Fact("diagnosis", diagnosis, names, diagnosis.Name, diagnosis.IsMain)),
            .. (await db.LabReports.IgnoreQueryFilters().AsNoTracking().ToListAsync()).Select(report => Fact("report", report, names, report.IsCorrected, report.VerifiedAt, report.IsSensitive)),
            .. (await db.LabResults.IgnoreQueryFilters().AsNoTracking().ToListAsync()).Select(result => Fact("result", result, names, result.ReportKey, result.Flag, result.Value is { } value ? feed.Vault.Open(LabResult.ValuePurpose, value) : null)),
            .. (await db.Prescriptions.IgnoreQueryFilters().AsNoTracking().ToListAsync()).Select(medicine => Fact("medicine", medicine, names, medicine.DrugName, medicine.Days)),
            .. (await db.Prepayments.IgnoreQueryFilters().AsNoTracking().ToListAsync()).Select(prepay => Fact("prepay", prepay, names, prepay.Balance)),
            .. (await db.PatientRelations.AsNoTracking().ToListAsync()).Select(relation => Line("relation", relation.Kind, Pair(relation, names), relation.IsGuardian)),
            .. (await db.QuarantinedRows.AsNoTracking().ToListAsync()).Select(row => Line("bad", row.View, row.RowKey, row.Reason, row.Column, row.State)),
            .. (await db.HisRows.AsNoTracking().ToListAsync()).Select(row => Line("row", row.View, row.RowKey, row.State, row.WaitsFor, row.Failure)),
        ];
        lines.Sort(StringComparer.Ordinal);
        return lines;
    });

    /// <summary>How often anything was written: keys with their versions, and how long the trail is.</summary>
    public static Task<List<string>> VersionsAsync(FeedHospital feed) => feed.ReadAsync(async db =>
    {
        List<string> lines =
        [
            .. (await db.Patients.IgnoreQueryFilters().Select(patient => new { patient.Id, patient.Version }).ToListAsync()).Select(row => $"{row.Id} {row.Version}"),
            .. (await db.Encounters.IgnoreQueryFilters().Select(visit => new { visit.Id, visit.Version }).ToListAsync()).Select(row => $"{row.Id} {row.Version}"),
            .. (await db.Charges.IgnoreQueryFilters().Select(charge => new { charge.Id, charge.Version }).ToListAsync()).Select(row => $"{row.Id} {row.Version}"),
            .. (await db.LabReports.IgnoreQueryFilters().Select(report => new { report.Id, report.Version }).ToListAsync()).Select(row => $"{row.Id} {row.Version}"),
            $"trail {await db.AuditEntries.CountAsync()}",
        ];
        lines.Sort(StringComparer.Ordinal);
        return lines;
    });

    private static string Fact<TFact>(string kind, TFact fact, Dictionary<Id<Patient>, string> names, params object?[] says)
        where TFact : Fact<TFact> => Line(kind, [fact.SourceKey, names[fact.PatientId], fact.VisitKey, fact.WithdrawnAt is not null, .. says]);

    /// <summary>Twins are each other's, whoever was told of first.</summary>
    private static string Pair(PatientRelation relation, Dictionary<Id<Patient>, string> names)
    {
        string[] both = [names[relation.PatientId], names[relation.OtherId!.Value]];
        return string.Join('/', relation.Kind == RelationKind.Twin ? both.Order(StringComparer.Ordinal) : both);
    }

    private static string Line(string kind, params object?[] says) => $"{kind} {string.Join(' ', says.Select(one => Convert.ToString(one, CultureInfo.InvariantCulture)))}";
}
