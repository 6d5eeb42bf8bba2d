using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.FollowUps.Planning;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Surveys.Satisfaction;

namespace HospitalCrm.Core.FollowUps;

/// <summary>已回访: the answers as they were asked, the record, the next step, and the alert when an answer is a red flag. Never saves.</summary>
public sealed class FollowUpCompletion(CrmDb db, AnswerSheets sheets, FollowUpPlanner planner, RungNumbers numbers, AlertDesk alerts, SatisfactionBook satisfaction, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    public const string SubjectKind = "follow-up";

    /// <param name="door">By which door the answers came: one who answered himself needs nobody who has the follow-up.</param>
    public async Task<Id<ClinicalAlert>?> CompleteAsync(FollowUpTask task, FollowUpForm form, Sealed? note, AnswerDoor door, CancellationToken ct)
    {
        var filled = await FillAsync(task, form, door, ct);
        if (filled is null && note is null)
        {
            throw new RuleViolation("FollowUps.NothingSaid");
        }

        var now = clock.GetUtcNow();
        await numbers.LearnAsync(task, form, NumberResult.Reached, ct);
        var record = new FollowUpRecord(task, filled?.Sheet, note, actor.Value.StaffNo, now);
        db.FollowUpRecords.Add(record);
        if (door == AnswerDoor.Agent)
        {
            task.Finish(now);
        }
        else
        {
            task.FinishByHimself(now);
        }

        await satisfaction.TakeAsync(new(task.Id.Value, task.Round, task.PatientId, task.EncounterId, task.DepartmentCode), Answers.FromJson(form.Satisfaction), ct);
        await planner.PlanNextAsync(task, clock.Today(), ct);
        return filled is { Flags.Count: > 0 } flagged ? (await alerts.RaiseAsync(task, record, flagged.Flags, ct)).Id : null;
    }

    private async Task<(AnswerSheet Sheet, IReadOnlyList<RedFlag> Flags)?> FillAsync(FollowUpTask task, FollowUpForm form, AnswerDoor door, CancellationToken ct)
    {
        if (form.Edition is not { } edition)
        {
            return null;
        }

        var blank = await sheets.EditionAsync(edition, ct) ?? throw new RuleViolation("FollowUps.NoQuestionnaire");
        var answers = Answers.FromJson(form.Answers);
        var opinion = string.IsNullOrWhiteSpace(form.Opinion) ? null : new OpinionChoice(form.Opinion.Trim(), (form.OpinionWhy ?? "").Trim());
        var sheet = await sheets.FillAsync(new(new(SubjectKind, task.Id.Value), task.PatientId.Value, edition, answers, door, opinion), ct);
        return (sheet, blank.Set.Check(answers).Flags);
    }
}
