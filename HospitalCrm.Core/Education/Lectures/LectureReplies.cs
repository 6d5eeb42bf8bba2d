using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>A reply 报名 to a lecture's notice takes a seat, in the transaction that takes the reply, and is answered. What it cannot do stays in the inbox for somebody to read.</summary>
internal sealed class LectureReplies(CrmDb db, LectureSeats seats, MessageOutbox outbox, TemplateTexts texts, Vault vault, ParameterValues parameters, TimeProvider clock) : IHandle<ReplyReceived>
{
    public async Task HandleAsync(ReplyReceived happened, CancellationToken ct)
    {
        if (happened.Kind == ReplyKind.OptOut || db.InboundMessages.Local.FirstOrDefault(known => known.Id == happened.Reply) is not { } reply)
        {
            return;
        }

        var said = ReplyReading.Fold(vault.Open(InboundMessage.TextPurpose, reply.Text));
        if (!TemplateParameters.Split(parameters.Get(EducationParameters.SignUpWords)).Any(word => said.StartsWith(ReplyReading.Fold(word), StringComparison.Ordinal)))
        {
            return;
        }

        // The newest notice to this number, whatever else was asked since.
        var now = clock.GetUtcNow();
        var kind = nameof(TemplateKind.Lecture);
        var invited = await (
            from message in db.OutboundMessages
            where message.ToIndex == reply.FromIndex && message.Kind == kind && message.AsksUntil > now && message.PatientId != null && message.State != MessageState.Suppressed
            join mark in db.CampaignMarks on message.Id equals mark.MessageId
            orderby message.CreatedAt descending
            select new { message.To, message.PatientId, mark.SubjectId }).FirstOrDefaultAsync(ct);
        if (invited is not null)
        {
            var id = new Id<Lecture>(invited.SubjectId);
            await AnswerAsync(reply, await db.Lectures.SingleAsync(lecture => lecture.Id == id, ct), invited.PatientId!.Value, vault.Open(OutboundMessage.ToPurpose, invited.To), ct);
        }
    }

    private async Task AnswerAsync(InboundMessage reply, Lecture lecture, Id<Patients.Patient> patient, string to, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var isOn = lecture.CancelledAt is null && lecture.StartsAt > now;
        var isIn = false;
        try
        {
            await seats.JoinAsync(lecture, patient, SignUpDoor.Reply, "messages", ct);
            isIn = true;
        }
        catch (RuleViolation full) when (full.Code == "Education.LectureFull")
        {
            isIn = false;
        }
        catch (RuleViolation) when (!isOn)
        {
            // Cancelled or over: the reply stays in the inbox.
            return;
        }

        var name = await db.Patients.Where(known => known.Id == patient).Select(known => known.Name).SingleAsync(ct);
        var text = await texts.RenderAsync(isIn ? "lecture-signed-up" : "lecture-full", new Dictionary<string, object?>(lecture.Said()) { ["name"] = name }, department: null, asked: null, ct);
        await outbox.AddAsync(
            new NewMessage("education.reply", reply.Id.ToString(), text.Category, to, text.Text) { Kind = text.Kind.ToString(), Template = text.Template, Edition = text.Edition, PatientId = patient },
            ct);
        if (isIn)
        {
            reply.Settle(now);
        }
    }
}
