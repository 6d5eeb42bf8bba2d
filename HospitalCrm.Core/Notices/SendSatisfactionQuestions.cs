using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Surveys;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>
/// 出院满意度 (S2-4.5): some days after a discharge he is asked for a figure from 1 to 5. Never of somebody who died, who came back
/// meanwhile, who refused to be asked, or who was asked a short while ago. A ward that does not name itself does not speak of a stay.
/// </summary>
public sealed class SendSatisfactionQuestions(CrmDb db, NoticeDesk desk, RatingBook ratings, QuietDepartments departments, ParameterValues parameters) : IScheduledWork, INotice
{
    private const int LateBy = 3;

    public static string Name => "notices.satisfaction";

    public static string DefaultCron => "15 0/5 * * * ?";

    public string Word => Name;

    public ParameterDefinition<bool> On => NoticeParameters.Satisfaction;

    public ParameterDefinition<TimeOnly>? At => MessageParameters.SatisfactionAt;

    public Task<int> RunAsync(CancellationToken ct) => desk.RunAsync(this, ct);

    public async Task<IReadOnlyList<NoticeDraft>> DueAsync(DateOnly today, int most, CancellationToken ct)
    {
        var until = today.AddDays(-parameters.Get(NoticeParameters.SatisfactionDays));
        var from = until.AddDays(-LateBy);
        var every = parameters.Get(NoticeParameters.SatisfactionEvery);
        var since = from.AddDays(-every);
        var stays = await (
            from stay in db.Encounters.AsNoTracking()
            where stay.Kind == EncounterKind.Inpatient && stay.EndedOn >= @from && stay.EndedOn <= until && !stay.IsCancelled && stay.SourceCode != null && stay.VisitKey != null
            where stay.Outcome != ClinicalCodes.Died && stay.DischargeWay != ClinicalCodes.LeftDead
            join patient in db.Patients on stay.PatientId equals patient.Id
            where patient.DeceasedOn == null
            where !db.NoticeMarks.Any(mark => mark.Notice == Name && mark.Subject == stay.SourceCode + "|" + stay.VisitKey)

            // He is back, under whichever of his records.
            where !db.Encounters.Any(later => later.Kind == EncounterKind.Inpatient && later.Id != stay.Id && !later.IsCancelled
                && (later.StartedOn > stay.EndedOn || (later.StartedOn == stay.EndedOn && (later.EndedOn == null || later.EndedOn > stay.EndedOn)))
                && db.Patients.Any(record => record.Id == later.PatientId && record.PersonId == patient.PersonId))

            // His last word on being asked was no.
            where !db.ConsentEntries.Any(no => no.Channel == ConsentChannel.Sms && no.Purpose == ConsentPurpose.Survey && (no.State == ConsentState.Withdrawn || no.State == ConsentState.Refused)
                && db.Patients.Any(record => record.Id == no.PatientId && record.PersonId == patient.PersonId)
                && !db.ConsentEntries.Any(yes => yes.Channel == no.Channel && yes.Purpose == no.Purpose && yes.State == ConsentState.Given && yes.At > no.At
                    && db.Patients.Any(record => record.Id == yes.PatientId && record.PersonId == patient.PersonId)))
            orderby stay.EndedOn, stay.Id
            select new { stay.Id, stay.PatientId, patient.PersonId, stay.SourceCode, stay.VisitKey, stay.EndedOn, stay.DepartmentCode, stay.WardCode, stay.IsSensitive }).Take(most).ToListAsync(ct);
        var persons = stays.Select(stay => stay.PersonId).Distinct().ToList();
        var asked = await (
            from mark in db.NoticeMarks
            join record in db.Patients on mark.PatientId equals record.Id
            where mark.Notice == Name && mark.On >= since && mark.End == NoticeEnd.Queued && persons.Contains(record.PersonId)
            select new { record.PersonId, mark.On }).ToListAsync(ct);
        var quiet = await departments.OfAsync([.. stays.SelectMany(stay => new[] { stay.DepartmentCode, stay.WardCode }).OfType<string>()], ct);
        var names = quiet.Names;
        return [.. stays.Select(stay =>
        {
            var isQuiet = stay.IsSensitive || quiet.Holds(stay.DepartmentCode) || quiet.Holds(stay.WardCode);
            return new NoticeDraft(
                stay.PatientId,
                $"{stay.SourceCode}|{stay.VisitKey}",
                stay.EndedOn!.Value,
                new Dictionary<string, object?> { ["date"] = isQuiet ? null : stay.EndedOn, ["department"] = isQuiet ? null : names.GetValueOrDefault(stay.DepartmentCode) })
            {
                Template = isQuiet ? "satisfaction-neutral" : "satisfaction",
                Department = stay.DepartmentCode,
                EncounterId = stay.Id,
                IsConfidential = isQuiet,
                IsSkipped = every > 0 && asked.Exists(known => known.PersonId == stay.PersonId && known.On > stay.EndedOn.Value.AddDays(-every)),
                Asks = TimeSpan.FromDays(parameters.Get(NoticeParameters.SatisfactionOpen)),
            };
        })];
    }

    public Task QueuedAsync(IReadOnlyList<QueuedNotice> queued, CancellationToken ct)
    {
        ratings.Ask(queued.Where(one => one.Answer is { IsNew: true, State: not MessageState.Suppressed })
            .Select(one => new RatingQuestion(one.Answer.Id, one.Draft.PatientId, one.Draft.EncounterId, one.Draft.Department, one.Draft.On)));
        return Task.CompletedTask;
    }
}
