using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>Keeps what was found out about a reply that is being worked on.</summary>
public sealed class NoteInbound(CrmDb db, TalkSight sight, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public const int Longest = 500;

    public static Permission Requires => MessagingPermissions.Inbox;

    public async Task HandleAsync(Id<InboundMessage> id, int version, string note, CancellationToken ct = default)
    {
        var said = note.Trim();
        if (said.Length > Longest)
        {
            throw new RuleViolation("Messaging.NoteTooLong", Longest);
        }

        var reply = await db.InboundMessages.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Messaging.Missing");
        await sight.DemandAsync(reply, ct);
        if (reply.Version != version)
        {
            throw new DbUpdateConcurrencyException();
        }

        reply.NoteDown(vault.SealOptional(InboundMessage.NotePurpose, said));
        db.Audit(InboxTrail.Of(reply, actor.Value, "noted", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
    }
}
