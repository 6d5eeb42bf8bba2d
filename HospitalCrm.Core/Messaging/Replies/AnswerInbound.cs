using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.ByHand;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>短信答复: writes to the number a reply came from, in the same conversation. Signed as every message; the gate has the last word.</summary>
public sealed class AnswerInbound(CrmDb db, TalkSight sight, TemplateTexts texts, MessageOutbox outbox, Vault vault, HospitalProfile hospital, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public const int Longest = 300;

    public static Permission Requires => MessagingPermissions.Send;

    /// <param name="token">Pressed twice, it is still one message.</param>
    /// <param name="settles">Nothing is left to do about it.</param>
    public async Task<OutboxAnswer> HandleAsync(Id<InboundMessage> id, Guid token, string text, bool settles, CancellationToken ct = default)
    {
        var said = text.Trim();
        if (said.Length is 0 or > Longest)
        {
            throw new RuleViolation("Messaging.AnswerLength", Longest);
        }

        if (said.IndexOfAny(['【', '】']) >= 0)
        {
            throw new RuleViolation("Messaging.SignatureIsPut");
        }

        var reply = await db.InboundMessages.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Messaging.Missing");
        await sight.DemandAsync(reply, ct);
        var number = PhoneNumbers.Normalise(vault.Open(InboundMessage.FromPurpose, reply.From), hospital.Numbering);
        if (number.Kind != PhoneKind.Mobile)
        {
            throw new RuleViolation("Messaging.BadNumber");
        }

        var answer = await outbox.AddAsync(await WishAsync(reply, token, number.Text, said, ct), ct);
        if (answer.IsNew)
        {
            reply.Answer(answer.Id);
            if (settles && reply.HandledAt is null && answer.State != MessageState.Suppressed)
            {
                reply.Handle(actor.Value.StaffNo, clock.GetUtcNow(), null);
            }

            db.Audit(InboxTrail.Of(reply, actor.Value, $"answered by {answer.Id}", clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
        }

        return answer;
    }

    private async Task<NewMessage> WishAsync(InboundMessage reply, Guid token, string number, string said, CancellationToken ct)
    {
        var asked = await db.OutboundMessages.AsNoTracking().Where(message => message.Id == reply.AnswersId).Select(message => new { message.Extension, message.DepartmentCode }).SingleOrDefaultAsync(ct);

        // Whom it seems to come from stays the same: a ward that does not name itself does not begin to.
        var department = asked is not null ? asked.DepartmentCode : await db.Staff.Where(staff => staff.StaffNo == actor.Value.StaffNo).Select(staff => staff.DepartmentCode).SingleOrDefaultAsync(ct);
        return new(HandMessages.SourceOf(actor.Value.StaffNo), token.ToString(), MessageCategory.Notice, number, await texts.DressAsync(said, MessageCategory.Notice, department, ct))
        {
            Kind = (reply.Kind == ReplyKind.Complaint ? TemplateKind.Complaint : TemplateKind.Notice).ToString(),
            PatientId = reply.PatientId,
            DepartmentCode = department,
            Extension = asked?.Extension,
        };
    }
}
