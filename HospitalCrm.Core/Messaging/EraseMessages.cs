using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>
/// A person's messages lose words, number and whose they are when he has his data erased; what is still waiting is not sent. That something
/// went or came, when and at what cost stays for the counts; a refusal stays as the proof of what it forbids.
/// </summary>
internal sealed class EraseMessages(CrmDb db, Vault vault, CurrentActor actor, TimeProvider clock) : IHandle<PatientErased>
{
    public async Task HandleAsync(PatientErased happened, CancellationToken ct)
    {
        var sent = await db.OutboundMessages.Where(message => message.PatientId == happened.Patient).ToListAsync(ct);
        var heard = await db.InboundMessages.Where(reply => reply.PatientId == happened.Patient).ToListAsync(ct);
        foreach (var message in sent)
        {
            message.Erase(vault.Seal(OutboundMessage.ToPurpose, ""), vault.Seal(OutboundMessage.TextPurpose, ""), clock.GetUtcNow());
        }

        foreach (var reply in heard)
        {
            reply.Erase(vault.Seal(InboundMessage.FromPurpose, ""), vault.Seal(InboundMessage.TextPurpose, ""));
        }

        if (sent.Count + heard.Count > 0)
        {
            db.Audit(new AuditDraft(AuditAct.Deleted, nameof(OutboundMessage), happened.Patient.ToString(), clock.GetUtcNow()) { PatientId = happened.Patient.Value, Detail = $"words of {sent.Count} sent, {heard.Count} received" }.By(actor.Value));
        }
    }
}
