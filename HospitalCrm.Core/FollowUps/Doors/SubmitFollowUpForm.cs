using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>
/// The patient's own answers become the follow-up's record, in the same way as a call's: sheet, next step, alert. Whoever is first, he or
/// somebody on the telephone, wins; the other is told.
/// </summary>
public sealed class SubmitFollowUpForm(CrmDb db, FormDoor door, FormTicket tickets, AnswerSheets sheets, FollowUpCompletion completion, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Call;

    /// <param name="answers">To the questionnaire, and to the satisfaction items where they were asked.</param>
    /// <param name="edition">The questions he saw; another edition in force by now changes nothing for him.</param>
    public async Task<FormAnswer> HandleAsync(string token, string? ticket, Guid edition, Answers answers, CancellationToken ct = default)
    {
        FormAnswer? said = null;
        await db.InTransactionAsync(
            async () =>
            {
                var entry = await door.FindAsync(token, ct);
                if (entry.Closed is { } closed)
                {
                    said = new() { Closed = closed };
                }
                else if (!tickets.Fits(entry.Link!, ticket))
                {
                    said = new() { NeedsProof = true };
                }
                else
                {
                    said = await TakeAsync(entry, edition, answers, ct);
                    await db.SaveChangesAsync(ct);
                }
            },
            ct);
        return said!;
    }

    private async Task<FormAnswer> TakeAsync(FormEntry entry, Guid edition, Answers answers, CancellationToken ct)
    {
        var (link, task) = (entry.Link!, entry.Task!);
        var asked = await sheets.EditionAsync(edition, ct);
        if (asked is null || asked.Code != task.QuestionnaireCode)
        {
            return new() { Questions = await sheets.BlankAsync(task.QuestionnaireCode ?? "", ct), HasChanged = true };
        }

        var check = asked.Set.Check(answers);
        if (check.Problems.Count > 0 || check.Kept.IsEmpty)
        {
            return new() { Questions = asked, Problems = check.Problems, IsEmpty = check.Kept.IsEmpty };
        }

        var now = clock.GetUtcNow();
        await completion.CompleteAsync(task, new() { Outcome = FollowUpOutcome.Done, Edition = edition, Answers = check.Kept.ToJson(), Satisfaction = answers.ToJson() }, note: null, AnswerDoor.Web, ct);
        link.Use(check.Flags.Count > 0, now);
        db.Audit(new AuditDraft(AuditAct.Created, nameof(FollowUpLink), link.Id.ToString(), now) { PatientId = link.PatientId.Value, Purpose = "follow-up form answered" }.By(actor.Value));
        return new() { IsDone = true };
    }
}

/// <summary>What became of the answers.</summary>
public sealed record FormAnswer
{
    public bool IsDone { get; init; }

    /// <summary>Somebody was faster, or the link is none any more.</summary>
    public FormClosed? Closed { get; init; }

    public bool NeedsProof { get; init; }

    /// <summary>The questions to be shown again.</summary>
    public BlankSheet? Questions { get; init; }

    public IReadOnlyList<AnswerProblem> Problems { get; init; } = [];

    /// <summary>Nothing was answered.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>They are not those he saw.</summary>
    public bool HasChanged { get; init; }
}
