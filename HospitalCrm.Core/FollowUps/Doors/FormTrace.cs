using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>What was last sent for a follow-up in this round, and what became of it. Reads only.</summary>
public sealed class FormTrace(CrmDb db, TimeProvider clock) : IRoomPart
{
    public async Task<SentForm?> LastAsync(FollowUpTask task, CancellationToken ct)
    {
        if (task.FormSentAt is null)
        {
            return null;
        }

        var link = await db.FollowUpLinks.AsNoTracking().Where(link => link.TaskId == task.Id && link.Round == task.Round).OrderByDescending(link => link.SentAt).FirstOrDefaultAsync(ct);
        var question = await db.FollowUpQuestions.AsNoTracking().Where(question => question.TaskId == task.Id && question.Round == task.Round).OrderByDescending(question => question.AskedAt).FirstOrDefaultAsync(ct);
        return question is not null && (link is null || question.AskedAt > link.SentAt)
            ? new(question.AskedAt, question.Until, StateOf(question, task), await MessageAsync(question.MessageId, ct))
            : link is null ? null : new(link.SentAt, link.ExpiresAt, StateOf(link, task), await MessageAsync(link.MessageId, ct));
    }

    private FormState StateOf(FollowUpLink link, FollowUpTask task) => link switch
    {
        { UsedAt: not null } => FormState.Used,
        { WithdrawnAt: not null } => FormState.Withdrawn,
        _ when !task.IsOpen => FormState.Withdrawn,
        { LockedAt: not null } => FormState.Locked,
        _ when link.ExpiresAt <= clock.GetUtcNow() => FormState.Expired,
        { OpenedAt: not null } => FormState.Opened,
        _ => FormState.Sent,
    };

    private FormState StateOf(FollowUpQuestion question, FollowUpTask task) => question switch
    {
        { AnsweredAt: not null } => FormState.Used,
        { WithdrawnAt: not null } => FormState.Withdrawn,
        _ when !task.IsOpen => FormState.Withdrawn,
        _ => question.Until <= clock.GetUtcNow() ? FormState.Expired : FormState.Sent,
    };

    private Task<MessageState?> MessageAsync(Id<OutboundMessage>? id, CancellationToken ct) =>
        db.OutboundMessages.AsNoTracking().Where(message => message.Id == id).Select(message => (MessageState?)message.State).SingleOrDefaultAsync(ct);
}
