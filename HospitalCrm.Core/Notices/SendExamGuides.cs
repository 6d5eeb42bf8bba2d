using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Notices.Guides;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>
/// 导诊短信 (S2-4.6): when the hospital system gives examination orders, an outpatient is told where to go, where to pay and what to heed.
/// Each order once, the orders of one visit together; those that are done, cancelled or whose time is over are not told.
/// </summary>
public sealed class SendExamGuides(CrmDb db, NoticeDesk desk, GuideWords guides, ParameterValues parameters, TimeProvider clock) : IScheduledWork, INotice
{
    private const int LateBy = 2;

    // More in one message would be longer than gateways take.
    private const int MostTogether = 4;
    private const int LongestTogether = 340;

    public static string Name => "notices.exam-guide";

    public static string DefaultCron => "15 * * * * ?";

    public string Word => Name;

    public ParameterDefinition<bool> On => NoticeParameters.ExamGuide;

    public ParameterDefinition<TimeOnly>? At => null;

    public Task<int> RunAsync(CancellationToken ct) => desk.RunAsync(this, ct);

    public async Task<IReadOnlyList<NoticeDraft>> DueAsync(DateOnly today, int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = HospitalZone.StartOf(today.AddDays(-LateBy));
        var still = now.AddMinutes(-parameters.Get(NoticeParameters.ExamGuideWait));
        var due = db.ExamOrders.AsNoTracking()
            .Where(order => order.OrderedAt >= since && order.IsOutpatient && !order.IsDone && (order.PlannedAt == null || order.PlannedAt > now))
            .Where(order => !db.NoticeMarks.Any(mark => mark.Notice == Name && mark.Subject == order.SourceCode + "|" + order.SourceKey))
            .Where(order => !db.ExamOrders.Any(newer => newer.PatientId == order.PatientId && newer.OrderedAt > still && newer.OrderedAt <= now));

        // Whole patients, so that what belongs together is never torn apart by a batch.
        var patients = await due.Select(order => order.PatientId).Distinct().OrderBy(patient => patient).Take(most).ToListAsync(ct);
        var orders = await due.Where(order => patients.Contains(order.PatientId)).OrderBy(order => order.OrderedAt).ThenBy(order => order.Id).ToListAsync(ct);
        var drafts = new List<NoticeDraft>();
        foreach (var visit in orders.GroupBy(order => (order.PatientId, order.SourceCode, order.VisitKey)))
        {
            drafts.AddRange(await DraftsAsync([.. visit], ct));
        }

        return drafts;
    }

    private async Task<IEnumerable<NoticeDraft>> DraftsAsync(List<ExamOrder> orders, CancellationToken ct)
    {
        var drafts = new List<NoticeDraft>();
        for (var from = 0; from < orders.Count;)
        {
            var together = orders.GetRange(from, Math.Min(MostTogether, orders.Count - from));
            var values = await guides.OfAsync(together.ConvertAll(GuidedExam.Of), ct);
            while (together.Count > 1 && values.Values.Sum(value => (value as string)?.Length ?? 0) > LongestTogether)
            {
                together.RemoveAt(together.Count - 1);
                values = await guides.OfAsync(together.ConvertAll(GuidedExam.Of), ct);
            }

            drafts.Add(new(together[0].PatientId, SubjectOf(together[0]), DayOf(together[0]), values)
            {
                Template = "guide-order",
                Department = together[0].DepartmentCode,
                Also = [.. together.Skip(1).Select(order => new NoticeAlso(order.PatientId, SubjectOf(order), DayOf(order)))],
            });
            from += together.Count;
        }

        return drafts;
    }

    private static DateOnly DayOf(ExamOrder order) => DateOnly.FromDateTime(HospitalZone.Local(order.OrderedAt!.Value).DateTime);

    private static string SubjectOf(ExamOrder order) => $"{order.SourceCode}|{order.SourceKey}";
}
