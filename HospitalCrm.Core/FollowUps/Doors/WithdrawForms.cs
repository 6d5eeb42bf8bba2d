using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>The follow-up is over: its link opens no more, and a message that still waits (for the end of the quiet hours) is not sent.</summary>
internal sealed class WithdrawForms(CrmDb db, MessageOutbox outbox, TimeProvider clock) : IHandle<FollowUpEnded>
{
    public async Task HandleAsync(FollowUpEnded happened, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var links = await db.FollowUpLinks.Where(link => link.TaskId == happened.Task && link.UsedAt == null && link.WithdrawnAt == null).ToListAsync(ct);
        var questions = await db.FollowUpQuestions.Where(question => question.TaskId == happened.Task && question.AnsweredAt == null && question.WithdrawnAt == null).ToListAsync(ct);
        links.ForEach(link => link.Withdraw(now));
        questions.ForEach(question => question.Withdraw(now));
        if (links.Count > 0)
        {
            await outbox.CancelAsync(FormDesk.Source, [.. links.Select(link => link.Id.ToString())], ct);
        }

        if (questions.Count > 0)
        {
            await outbox.CancelAsync(FormDesk.QuestionSource, [.. questions.Select(question => question.Id.ToString())], ct);
        }
    }
}

/// <summary>A follow-up whose form was sent was done, withdrawn, refused or lost.</summary>
public sealed record FollowUpEnded(Id<FollowUpTask> Task);
