using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>One item's results over all reports of a person (S3-B.13). Sensitive and withdrawn reports are not among them.</summary>
public sealed class ReadLabTrend(CrmDb db, Vault vault, ArchiveRecords records) : IUseCase
{
    private const int Most = 60;

    public static Permission Requires => ArchivePermissions.ViewMedical;

    /// <param name="report">The report the item was seen in; of its source alone, as codes are the laboratory's own.</param>
    /// <param name="itemCode">Null: the laboratory has no codes, and the name counts.</param>
    public async Task<LabTrend> HandleAsync(Id<Patient> key, ReportKey report, string? itemCode, string itemName, CancellationToken ct = default)
    {
        var patients = await records.DemandAsync(key, ct);
        var seen = new Id<LabReport>(report.Id);
        var source = await db.LabReports.AsNoTracking().Where(lab => lab.Id == seen && patients.Contains(lab.PatientId)).Select(lab => lab.SourceCode).SingleOrDefaultAsync(ct)
            ?? throw new RuleViolation("Archive.Report.Missing");
        var found = await (
            from result in db.LabResults.AsNoTracking()
            where patients.Contains(result.PatientId) && result.SourceCode == source
            where itemCode == null ? result.ItemCode == null && result.ItemName == itemName : result.ItemCode == itemCode
            join lab in db.LabReports on new { result.PatientId, result.SourceCode, Key = result.ReportKey } equals new { lab.PatientId, lab.SourceCode, Key = lab.SourceKey }
            where lab.VerifiedAt != null && !lab.IsSensitive
            orderby lab.VerifiedAt descending, result.Seq
            select new { lab.Id, lab.VerifiedAt, result.ItemCode, result.ItemName, result.Value, result.Unit, result.Reference, result.Flag }).Take(Most + 1).ToListAsync(ct);
        var points = found.Take(Most)
            .Select(one => new LabPoint(one.VerifiedAt!.Value, new(ReportKind.Lab, one.Id.Value), new(one.ItemCode, one.ItemName, vault.Open(LabResult.ValuePurpose, one.Value), one.Unit, one.Reference, one.Flag)))
            .Reverse();
        return new(itemName, [.. points], found.Count > Most);
    }
}
