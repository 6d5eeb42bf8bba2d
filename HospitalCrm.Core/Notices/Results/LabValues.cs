using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>
/// Which reports may be told with figures, and in which words: the patient agreed to just that, nothing in the report or about the visit is
/// secret, and every item out of range is one the hospital lets out. Half of a report is never told: it would pass for the whole.
/// </summary>
public sealed class LabValues(CrmDb db, ConsentBook consents, QuietDepartments quiet, Vault vault, ParameterValues parameters) : IRoomPart
{
    private const int Longest = 250;

    /// <returns>Those that may; the others are told without.</returns>
    public async Task<IReadOnlyDictionary<Id<LabReport>, string>> OfAsync(IReadOnlyList<LabReport> reports, CancellationToken ct)
    {
        var told = TypedWords.Phrases(parameters.Get(NoticeParameters.LabItemsTold)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var secret = TemplateParameters.Split(parameters.Get(TemplateParameters.SensitiveWords));
        var plain = told.Count == 0 ? [] : reports.Where(report => !report.IsSensitive && !LabSecrecy.IsSecret(report.Name, secret)).ToList();
        var open = await OpenVisitsAsync(await AgreedAsync(plain, ct), ct);
        if (open.Count == 0)
        {
            return new Dictionary<Id<LabReport>, string>();
        }

        var (keys, patients) = (open.ConvertAll(report => report.SourceKey), open.ConvertAll(report => report.PatientId));
        var lines = (await db.LabResults.AsNoTracking().Where(line => patients.Contains(line.PatientId) && keys.Contains(line.ReportKey)).OrderBy(line => line.Seq).ToListAsync(ct))
            .ToLookup(line => (line.SourceCode, line.ReportKey));
        var words = LabWords.Read(parameters.Get(NoticeParameters.LabLine));
        return open.Select(report => (report.Id, Words: Words([.. lines[(report.SourceCode, report.SourceKey)]], told, secret, words)))
            .Where(report => report.Words is not null)
            .ToDictionary(report => report.Id, report => report.Words!);
    }

    private async Task<List<LabReport>> AgreedAsync(List<LabReport> reports, CancellationToken ct)
    {
        if (reports.Count == 0)
        {
            return reports;
        }

        var answers = await consents.MayContactAsync([.. reports.Select(report => report.PatientId).Distinct()], ConsentChannel.Sms, ConsentPurpose.ResultValues, ct);
        return reports.FindAll(report => answers[report.PatientId].May);
    }

    /// <summary>Without those of a visit, or of a department, nobody may read of on a lock screen.</summary>
    private async Task<List<LabReport>> OpenVisitsAsync(List<LabReport> reports, CancellationToken ct)
    {
        var (patients, visits) = (reports.ConvertAll(report => report.PatientId), reports.Select(report => report.VisitKey).OfType<string>().ToList());
        if (visits.Count == 0)
        {
            return reports;
        }

        var known = await db.Encounters.AsNoTracking().Where(visit => patients.Contains(visit.PatientId) && visits.Contains(visit.VisitKey!))
            .Select(visit => new { visit.SourceCode, visit.VisitKey, visit.IsSensitive, visit.DepartmentCode, visit.WardCode })
            .ToListAsync(ct);
        var hushed = await quiet.OfAsync([.. known.SelectMany(visit => new[] { visit.DepartmentCode, visit.WardCode }).OfType<string>()], ct);
        var closed = known.Where(visit => visit.IsSensitive || hushed.Holds(visit.DepartmentCode) || hushed.Holds(visit.WardCode)).Select(visit => (visit.SourceCode, visit.VisitKey)).ToHashSet();
        return reports.FindAll(report => !closed.Contains((report.SourceCode, report.VisitKey)));
    }

    private string? Words(IReadOnlyList<LabResult> lines, HashSet<string> told, IReadOnlyList<string> secret, TemplateText words)
    {
        var abnormal = lines.Where(line => line.IsAbnormal).ToList();
        if (abnormal.Count == 0 || abnormal.Count > parameters.Get(NoticeParameters.LabItemsMost) || lines.Any(line => LabSecrecy.IsSecret(line.ItemName, secret) || LabSecrecy.IsSecret(line.ItemCode, [])))
        {
            return null;
        }

        var figures = abnormal.Where(line => told.Contains(line.ItemName) || (line.ItemCode is { } code && told.Contains(code)))
            .Select(line => (Line: line, Value: line.Value is { } value ? vault.Open(LabResult.ValuePurpose, value) : null))
            .Where(line => !string.IsNullOrWhiteSpace(line.Value))
            .Select(line => LabWords.Say(words, new(line.Line.ItemName, line.Value!, line.Line.Unit, line.Line.Reference, line.Line.Flag)))
            .ToList();
        var said = string.Join('，', figures);
        return figures.Count == abnormal.Count && said.Length <= Longest ? said : null;
    }
}
