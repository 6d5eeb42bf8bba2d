using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>
/// 每日住院费用 (S2-4.2): what yesterday cost, the next morning, once the HIS has closed the day. A day that is closed late is told late,
/// within three days; what is corrected afterwards is on the bill, not in a second message.
/// </summary>
public sealed class SendDailyBills(CrmDb db, NoticeDesk desk) : IScheduledWork, INotice
{
    private const int LateBy = 3;

    public static string Name => "notices.daily-bill";

    public static string DefaultCron => "5 0/5 * * * ?";

    public string Word => Name;

    public ParameterDefinition<bool> On => NoticeParameters.DailyBill;

    public ParameterDefinition<TimeOnly>? At => MessageParameters.DailyBillAt;

    public Task<int> RunAsync(CancellationToken ct) => desk.RunAsync(this, ct);

    public async Task<IReadOnlyList<NoticeDraft>> DueAsync(DateOnly today, int most, CancellationToken ct)
    {
        var (from, until) = (today.AddDays(-LateBy), today.AddDays(-1));
        var days = await (
            from fee in db.FeesDaily.AsNoTracking()
            where fee.FeeOn >= @from && fee.FeeOn <= until
            where !db.NoticeMarks.Any(mark => mark.Notice == Name && mark.Subject == fee.SourceCode + "|" + fee.VisitKey && mark.On == fee.FeeOn)
            join stay in db.Encounters on new { fee.PatientId, fee.SourceCode, fee.VisitKey } equals new { stay.PatientId, SourceCode = stay.SourceCode!, stay.VisitKey }
            where stay.Kind == EncounterKind.Inpatient && !stay.IsCancelled
            group fee by new { fee.FeeOn, fee.SourceCode, fee.VisitKey, fee.PatientId, stay.DepartmentCode } into day
            where day.Count(fee => !fee.IsClosed) == 0
            orderby day.Key.FeeOn, day.Key.SourceCode, day.Key.VisitKey
            select day.Key).Take(most).ToListAsync(ct);
        var visits = days.ConvertAll(day => day.VisitKey!);
        var fees = await db.FeesDaily.AsNoTracking().Where(fee => fee.FeeOn >= from && fee.FeeOn <= until && visits.Contains(fee.VisitKey!))
            .Select(fee => new { fee.FeeOn, fee.SourceCode, fee.VisitKey, fee.CategoryCode, fee.CategoryName, fee.Amount })
            .ToListAsync(ct);
        var byDay = fees.ToLookup(fee => (fee.FeeOn, fee.SourceCode, fee.VisitKey));
        return days.ConvertAll(day =>
        {
            // Net of the day's refunds; a kind that came to nothing is not named.
            var items = byDay[(day.FeeOn, day.SourceCode, day.VisitKey)].GroupBy(fee => fee.CategoryName).OrderBy(kind => kind.Min(fee => fee.CategoryCode), StringComparer.Ordinal)
                .Select(kind => KeyValuePair.Create(kind.Key, kind.Sum(fee => fee.Amount)))
                .Where(kind => kind.Value != 0)
                .ToList();
            return new NoticeDraft(day.PatientId, $"{day.SourceCode}|{day.VisitKey}", day.FeeOn, new Dictionary<string, object?> { ["date"] = day.FeeOn, ["items"] = items, ["total"] = items.Sum(item => item.Value) })
            {
                Template = "daily-bill",
                Department = day.DepartmentCode,
                IsConfidential = true,
            };
        });
    }
}
