using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>
/// 预交金提醒 (S2-4.3): inpatients whose share of what is charged has come near to what they paid in. Never those who pay later or for whom
/// somebody stands in; again only after something was paid in, or after some days; never on a balance that is old.
/// </summary>
public sealed class SendDepositAlarms(CrmDb db, NoticeDesk desk, ParameterValues parameters, TimeProvider clock) : IScheduledWork, INotice
{
    public static string Name => "notices.deposit";

    public static string DefaultCron => "25 0/5 * * * ?";

    public string Word => Name;

    public ParameterDefinition<bool> On => NoticeParameters.Deposit;

    public ParameterDefinition<TimeOnly>? At => MessageParameters.DepositAt;

    public Task<int> RunAsync(CancellationToken ct) => desk.RunAsync(this, ct);

    public async Task<IReadOnlyList<NoticeDraft>> DueAsync(DateOnly today, int most, CancellationToken ct)
    {
        var fresh = clock.GetUtcNow().AddHours(-parameters.Get(NoticeParameters.DepositFresh));
        var line = (decimal)parameters.Get(NoticeParameters.DepositLine);
        var stays = await (
            from prepay in db.Prepayments.AsNoTracking()
            where !prepay.IsSettled && !prepay.PaysLater && prepay.AsOf >= fresh
            join stay in db.Encounters on new { prepay.PatientId, prepay.SourceCode, prepay.VisitKey } equals new { stay.PatientId, SourceCode = stay.SourceCode!, stay.VisitKey }
            where stay.Kind == EncounterKind.Inpatient && !stay.IsCancelled && stay.EndedOn == null
            orderby prepay.Id
            select new { Prepay = prepay, stay.DepartmentCode }).ToListAsync(ct);
        var low = stays.FindAll(stay => stay.Prepay.Guarantee is null or 0 && BalanceOf(stay.Prepay) < (stay.Prepay.AlarmLine ?? line));
        var since = today.AddDays(-parameters.Get(NoticeParameters.DepositEvery));
        var told = (await db.NoticeMarks.AsNoTracking().Where(mark => mark.Notice == Name && mark.On > since).Select(mark => mark.Subject).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. low.Select(stay => new NoticeDraft(stay.Prepay.PatientId, SubjectOf(stay.Prepay), today, new Dictionary<string, object?> { ["balance"] = BalanceOf(stay.Prepay) })
            {
                Template = "deposit",
                Department = stay.DepartmentCode,
                IsConfidential = true,
            }).Where(draft => !told.Contains(draft.Subject)).Take(most),
        ];
    }

    /// <summary>Of what he bears himself, where the HIS tells his share.</summary>
    private static decimal BalanceOf(Prepay prepay) => prepay.SelfPay is { } own ? prepay.Prepaid - own : prepay.Balance;

    /// <summary>Another sum paid in is another matter.</summary>
    private static string SubjectOf(Prepay prepay) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prepay.SourceCode}|{prepay.VisitKey}|{prepay.Prepaid:0.00}");
}
