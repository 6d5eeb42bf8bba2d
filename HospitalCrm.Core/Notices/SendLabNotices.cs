using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>
/// 检验结果通知 (S2-4.4): 结果已出; figures only of plain items and only to whoever agreed to it (docs/adr/0056). A sensitive one is not named; a
/// critical one is for the telephone; one that was corrected or withdrawn is told once more; inpatients hear it at the bedside.
/// </summary>
public sealed class SendLabNotices(CrmDb db, NoticeDesk desk, LabValues values, LabSecondThoughts second, ParameterValues parameters, TimeProvider clock) : IScheduledWork, INotice
{
    public const int LateBy = 3;

    private static readonly string[] Critical = ["HH", "LL"];

    public static string Name => "notices.lab-result";

    public static string DefaultCron => "45 * * * * ?";

    public string Word => Name;

    public ParameterDefinition<bool> On => NoticeParameters.LabResult;

    public ParameterDefinition<TimeOnly>? At => null;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        await second.StopAsync(clock.Today(), ct);
        return await desk.RunAsync(this, ct);
    }

    public async Task<IReadOnlyList<NoticeDraft>> DueAsync(DateOnly today, int most, CancellationToken ct)
    {
        var due = new List<NoticeDraft>(await FreshAsync(today, most, ct));
        due.AddRange(due.Count < most ? await second.WithoutFiguresAsync(most - due.Count, ct) : []);
        due.AddRange(due.Count < most ? await second.WithdrawnAsync(today, most - due.Count, ct) : []);
        return due;
    }

    /// <summary>A correction takes the place of what still waits to be told.</summary>
    public Task ToldAsync(IReadOnlyList<NoticeDraft> drafts, CancellationToken ct) =>
        second.ReplaceAsync([.. drafts.Where(draft => draft.Subject.EndsWith(LabSubjects.Corrected, StringComparison.Ordinal)).Select(draft => draft.Subject[..^LabSubjects.Corrected.Length])], ct);

    private async Task<IReadOnlyList<NoticeDraft>> FreshAsync(DateOnly today, int most, CancellationToken ct)
    {
        var (from, until) = (HospitalZone.StartOf(today.AddDays(-LateBy)), clock.GetUtcNow());
        var complete = until.AddMinutes(-parameters.Get(NoticeParameters.LabValueWait));
        var found = await (
            from report in db.LabReports.AsNoTracking()
            where report.VerifiedAt >= @from && report.VerifiedAt <= until
            let inpatient = VisitKeys.Inpatient + ":"
            where report.VisitKey == null || !report.VisitKey.StartsWith(inpatient)
            where !db.LabResults.Any(result => result.SourceCode == report.SourceCode && result.ReportKey == report.SourceKey && Critical.Contains(result.Flag))
            where !db.NoticeMarks.Any(mark => mark.Notice == Name && mark.Subject == report.SourceCode + "|" + report.SourceKey + (report.IsCorrected ? LabSubjects.Corrected : ""))

            // Its lines may still be on their way to somebody who hears figures.
            where report.VerifiedAt <= complete
                || !db.ConsentEntries.Any(yes => yes.PatientId == report.PatientId && yes.Channel == ConsentChannel.Sms && yes.Purpose == ConsentPurpose.ResultValues && yes.State == ConsentState.Given)
            orderby report.VerifiedAt, report.Id
            select new { Report = report, WasTold = db.NoticeMarks.Any(mark => mark.Notice == Name && mark.Subject == report.SourceCode + "|" + report.SourceKey && mark.MessageId != null) })
            .Take(most).ToListAsync(ct);
        var figures = await values.OfAsync(found.ConvertAll(one => one.Report), ct);
        var secret = TemplateParameters.Split(parameters.Get(TemplateParameters.SensitiveWords));
        return found.ConvertAll(one => DraftOf(one.Report, one.WasTold, secret, figures.GetValueOrDefault(one.Report.Id)));
    }

    private static NoticeDraft DraftOf(LabReport report, bool wasTold, IReadOnlyList<string> secret, string? figures)
    {
        var on = DateOnly.FromDateTime(HospitalZone.Local(report.VerifiedAt!.Value).DateTime);
        return new(
            report.PatientId,
            LabSubjects.Of(report) + (report.IsCorrected ? LabSubjects.Corrected : ""),
            on,
            new Dictionary<string, object?>
            {
                ["item"] = report.IsSensitive || LabSecrecy.IsSecret(report.Name, secret) ? null : report.Name,
                ["date"] = on,
                [LabSubjects.Figures] = figures,
            })
        {
            // Whoever never heard of the first one hears of no correction.
            Template = report.IsCorrected && wasTold ? LabSubjects.CorrectedTemplate : LabSubjects.Template,
            IsConfidential = true,
        };
    }
}
