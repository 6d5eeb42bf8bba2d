using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>Writes down how a call went, and lets everything follow from it in the same transaction.</summary>
public sealed class RecordFollowUp(
    CrmDb db, FollowUpSight sight, FollowUpDesk desk, FollowUpCompletion completion, FollowUpEndings endings, RungNumbers numbers, Vault vault, CurrentActor actor, TimeProvider clock, IValidator<FollowUpForm> validator) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Call;

    public static string DraftKey(Id<FollowUpTask> id) => "follow-up:" + id;

    public async Task<RecordAnswer> HandleAsync(Id<FollowUpTask> id, FollowUpForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        RecordAnswer? answer = null;
        await db.InTransactionAsync(
            async () =>
            {
                var task = await sight.DemandAsync(id, ct);
                DemandFresh(task, form);
                await HoldAsync(task, ct);
                var rung = (await numbers.FindAsync(task, form, ct))?.Id;
                db.FollowUpAttempts.Add(new(task, form.Outcome!.Value, rung, NoteOf(FollowUpAttempt.NotePurpose, form), actor.Value.StaffNo, clock.GetUtcNow()));
                answer = await FollowAsync(task, form, ct);
                await DropDraftAsync(id, task, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return answer!;
    }

    /// <summary>A second window, or one left open since yesterday: what it would write is written already, or was asked in another round.</summary>
    private static void DemandFresh(FollowUpTask task, FollowUpForm form)
    {
        if (form.Round is { } round && (round != task.Round || form.TriedAt != task.LastAttemptAt))
        {
            throw new DbUpdateConcurrencyException();
        }
    }

    /// <summary>Whoever was silent for long may still save what he asked, as long as nobody else began.</summary>
    private async Task HoldAsync(FollowUpTask task, CancellationToken ct)
    {
        if (!task.IsHeldBy(actor.Value.StaffNo))
        {
            if (await desk.TakeAsync(task, wasCalled: true, ct) == TakeAnswer.Withdrawn)
            {
                throw new RuleViolation("FollowUps.Ended", task.State);
            }

            await db.SaveChangesAsync(ct);
        }
    }

    private async Task<RecordAnswer> FollowAsync(FollowUpTask task, FollowUpForm form, CancellationToken ct)
    {
        var alert = default(Id<Alerts.ClinicalAlert>?);
        switch (form.Outcome!.Value)
        {
            case FollowUpOutcome.Done:
                alert = await completion.CompleteAsync(task, form, NoteOf(FollowUpRecord.NotePurpose, form), AnswerDoor.Agent, ct);
                break;
            case FollowUpOutcome.NoAnswer or FollowUpOutcome.Off:
                await endings.MissAsync(task, form, ct);
                break;
            case FollowUpOutcome.EmptyNumber or FollowUpOutcome.NotThePatient:
                await endings.DropNumberAsync(task, form, ct);
                break;
            case FollowUpOutcome.Refused:
                await endings.RefuseAsync(task, form, ct);
                break;
            case FollowUpOutcome.Rescheduled:
                await endings.RescheduleAsync(task, form, ct);
                break;
            case FollowUpOutcome.Died:
                await endings.DieAsync(task, form, ct);
                break;
            default:
                await endings.LeaveAsync(task, form, ct);
                break;
        }

        return new(task.State, task.ReadyAt, alert);
    }

    /// <summary>One who goes on with the next number keeps what is typed; what others typed ends with the follow-up.</summary>
    private async Task DropDraftAsync(Id<FollowUpTask> id, FollowUpTask task, CancellationToken ct)
    {
        if (task.State != FollowUpState.Leased)
        {
            var (staffNo, key) = (actor.Value.StaffNo, DraftKey(id));
            var isOver = !task.IsOpen;
            db.Drafts.RemoveRange(await db.Drafts.Where(draft => draft.Key == key && (isOver || draft.StaffNo == staffNo)).ToListAsync(ct));
        }
    }

    private Sealed? NoteOf(string purpose, FollowUpForm form) => vault.SealOptional(purpose, (form.Note ?? "").Trim());
}

/// <param name="State">Where the follow-up stands now; still with the caller when there is another number to try.</param>
/// <param name="ReadyAt">When it comes again, if it waits.</param>
/// <param name="Alert">The alert its answers raised.</param>
public sealed record RecordAnswer(FollowUpState State, DateTimeOffset ReadyAt, Id<Alerts.ClinicalAlert>? Alert);
