using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>检验检查报告 of one person's records, newest first. A withdrawn report is not among them; a sensitive one is told of, and covered.</summary>
public sealed class ReportReading(CrmDb db, Vault vault) : IRoomPart
{
    public const int PageSize = 30;

    private const int MostOfVisit = 200;

    public async Task<ReportPage> ReadAsync(IReadOnlyList<Id<Patient>?> patients, ReportQuery query, int size = PageSize, CancellationToken ct = default)
    {
        var take = size + 1 + (query.After?.Shown.Count ?? 0);
        var labs = query.Kind is ReportKind.Exam ? [] : await Newest(Labs(patients, query), query.After, take).ToListAsync(ct);
        var exams = query.Kind is ReportKind.Lab ? [] : await Newest(Exams(patients, query), query.After, take).ToListAsync(ct);
        var found = (await LabRowsAsync(patients, labs, ct)).Concat(exams.Select(ExamRow))
            .Where(report => query.After?.Shown.Contains(report.Key.Id) != true)
            .OrderByDescending(report => report.At)
            .ToList();
        return new([.. found.Take(size)], found.Count > size);
    }

    /// <summary>In the order of the days.</summary>
    public async Task<IReadOnlyList<ReportRow>> OfVisitAsync(IReadOnlyList<Id<Patient>?> patients, string visitKey, CancellationToken ct)
    {
        var labs = await Labs(patients, new()).Where(report => report.VisitKey == visitKey).OrderBy(report => report.VerifiedAt).Take(MostOfVisit).ToListAsync(ct);
        var exams = await Exams(patients, new()).Where(report => report.VisitKey == visitKey).OrderBy(report => report.VerifiedAt).Take(MostOfVisit).ToListAsync(ct);
        return [.. (await LabRowsAsync(patients, labs, ct)).Concat(exams.Select(ExamRow)).OrderBy(report => report.At)];
    }

    /// <exception cref="RuleViolation">No such report of this person, or it was withdrawn.</exception>
    public async Task<ReportDetail> DetailAsync(IReadOnlyList<Id<Patient>?> patients, ReportKey key, bool uncovered, CancellationToken ct)
    {
        if (key.Kind == ReportKind.Lab)
        {
            var id = new Id<LabReport>(key.Id);
            var lab = await Labs(patients, new()).SingleOrDefaultAsync(report => report.Id == id, ct) ?? throw new RuleViolation("Archive.Report.Missing");
            var isCovered = lab.IsSensitive && !uncovered;
            var lines = isCovered ? [] : (await LinesAsync(patients, [lab.SourceKey], abnormalOnly: false, ct))[lab.SourceKey].Where(result => result.Source == lab.SourceCode).Select(result => result.Line).ToList();
            return new(LabRow(lab, lines.Count, [.. lines.Where(line => line.IsAbnormal)], isCovered)) { Lines = lines };
        }

        var exam = await Exams(patients, new()).SingleOrDefaultAsync(report => report.Id == new Id<ExamReport>(key.Id), ct) ?? throw new RuleViolation("Archive.Report.Missing");
        return exam.IsSensitive && !uncovered
            ? new(ExamRow(exam))
            : new(ExamRow(exam, isCovered: false)) { Finding = vault.Open(ExamReport.FindingPurpose, exam.Finding), Impression = vault.Open(ExamReport.ImpressionPurpose, exam.Impression), ExaminedAt = exam.ExaminedAt };
    }

    private IQueryable<LabReport> Labs(IReadOnlyList<Id<Patient>?> patients, ReportQuery query)
    {
        var all = db.LabReports.AsNoTracking().Where(report => patients.Contains(report.PatientId) && report.VerifiedAt != null);
        return query.AbnormalOnly
            ? all.Where(report => !report.IsSensitive && db.LabResults.Any(result => result.PatientId == report.PatientId && result.ReportKey == report.SourceKey && result.SourceCode == report.SourceCode && result.IsAbnormal))
            : all;
    }

    private IQueryable<ExamReport> Exams(IReadOnlyList<Id<Patient>?> patients, ReportQuery query)
    {
        var all = db.ExamReports.AsNoTracking().Where(report => patients.Contains(report.PatientId) && report.VerifiedAt != null);
        return query.AbnormalOnly ? all.Where(report => !report.IsSensitive && report.IsAbnormal) : all;
    }

    private static IQueryable<LabReport> Newest(IQueryable<LabReport> reports, TimeCursor? after, int take)
    {
        var at = after?.At;
        return (at is null ? reports : reports.Where(report => report.VerifiedAt <= at)).OrderByDescending(report => report.VerifiedAt).Take(take);
    }

    private static IQueryable<ExamReport> Newest(IQueryable<ExamReport> reports, TimeCursor? after, int take)
    {
        var at = after?.At;
        return (at is null ? reports : reports.Where(report => report.VerifiedAt <= at)).OrderByDescending(report => report.VerifiedAt).Take(take);
    }

    private async Task<List<ReportRow>> LabRowsAsync(IReadOnlyList<Id<Patient>?> patients, List<LabReport> reports, CancellationToken ct)
    {
        var shown = reports.Where(report => !report.IsSensitive).Select(report => report.SourceKey).ToList();
        var results = await LinesAsync(patients, shown, abnormalOnly: true, ct);
        return reports.ConvertAll(report => LabRow(report, 0, [.. results[report.SourceKey].Where(result => result.Source == report.SourceCode).Select(result => result.Line)], report.IsSensitive));
    }

    private async Task<ILookup<string, (string Source, LabLine Line)>> LinesAsync(IReadOnlyList<Id<Patient>?> patients, List<string> reports, bool abnormalOnly, CancellationToken ct)
    {
        var found = reports.Count == 0 ? [] : await db.LabResults.AsNoTracking()
            .Where(result => patients.Contains(result.PatientId) && reports.Contains(result.ReportKey) && (!abnormalOnly || result.IsAbnormal))
            .OrderBy(result => result.Seq)
            .ToListAsync(ct);
        return found.ToLookup(
            result => result.ReportKey,
            result => (result.SourceCode, new LabLine(result.ItemCode, result.ItemName, vault.Open(LabResult.ValuePurpose, result.Value), result.Unit, result.Reference, result.Flag)));
    }

    private static ReportRow LabRow(LabReport report, int items, IReadOnlyList<LabLine> abnormal, bool isCovered) => new(new(ReportKind.Lab, report.Id.Value), report.VerifiedAt!.Value)
    {
        Name = isCovered ? null : report.Name,
        Items = items,
        Abnormal = isCovered ? [] : abnormal,
        IsAbnormal = !isCovered && abnormal.Count > 0,
        IsCorrected = report.IsCorrected,
        IsCovered = isCovered,
    };

    private ReportRow ExamRow(ExamReport report) => ExamRow(report, report.IsSensitive);

    private ReportRow ExamRow(ExamReport report, bool isCovered) => new(new(ReportKind.Exam, report.Id.Value), report.VerifiedAt!.Value)
    {
        Name = isCovered ? null : report.Name,
        ExamKind = isCovered ? null : report.Kind,
        Impression = isCovered ? null : vault.Open(ExamReport.ImpressionPurpose, report.Impression),
        IsAbnormal = !isCovered && report.IsAbnormal,
        IsCorrected = report.IsCorrected,
        IsCovered = isCovered,
    };
}
