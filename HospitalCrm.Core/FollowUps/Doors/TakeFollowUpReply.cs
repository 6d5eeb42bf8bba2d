using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>
/// A reply to a follow-up's question becomes its answer sheet, in the transaction that stores the reply. What cannot be read as an answer,
/// and what comes when the follow-up is over, is left to whoever reads the inbox.
/// </summary>
internal sealed class TakeFollowUpReply(CrmDb db, AnswerSheets sheets, FollowUpCompletion completion, Vault vault, TimeProvider clock) : IHandle<ReplyReceived>
{
    public async Task HandleAsync(ReplyReceived happened, CancellationToken ct)
    {
        if (happened is not { Kind: not (ReplyKind.OptOut or ReplyKind.Complaint), Answers: { } message }
            || await db.FollowUpQuestions.SingleOrDefaultAsync(question => question.MessageId == message, ct) is not { } asked)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var task = await db.FollowUpTasks.SingleAsync(task => task.Id == asked.TaskId, ct);
        var reply = await db.InboundMessages.FindAsync([happened.Reply], ct);
        if (reply is null || !asked.IsOpen(now) || !task.IsOpen || task.Round != asked.Round || !await db.Patients.AnyAsync(patient => patient.Id == task.PatientId && patient.DeceasedOn == null, ct))
        {
            return;
        }

        if (await sheets.EditionAsync(asked.Edition, ct) is { } blank
            && MessageQuestion.Of(blank.Set) is { } question
            && MessageQuestion.Read(question, vault.Open(InboundMessage.TextPurpose, reply.Text)) is { } answer)
        {
            await completion.CompleteAsync(task, new() { Outcome = FollowUpOutcome.Done, Edition = asked.Edition, Answers = Answers.None.With(question.Key, answer).ToJson() }, note: null, AnswerDoor.Sms, ct);
            asked.Answer(now);
            reply.Settle(now);
        }
    }
}
