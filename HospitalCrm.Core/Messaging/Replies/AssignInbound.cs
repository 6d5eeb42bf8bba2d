using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>分派: gives replies to somebody who works through the inbox, or back to all.</summary>
public sealed class AssignInbound(CrmDb db, InboxStaff staff, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => MessagingPermissions.Inbox;

    /// <param name="to">A user code; null gives them back.</param>
    public async Task HandleAsync(IReadOnlyCollection<Id<InboundMessage>> replies, string? to, CancellationToken ct = default)
    {
        if (to is not null && !await staff.All.AnyAsync(known => known.StaffNo == to, ct))
        {
            throw new RuleViolation("Messaging.NotInboxStaff", to);
        }

        var wanted = replies.Distinct().ToList();
        var known = await db.InboundMessages.Where(reply => wanted.Contains(reply.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Messaging.Missing");
        }

        foreach (var reply in known)
        {
            var before = reply.AssignedTo;
            reply.Assign(to, clock.GetUtcNow());
            db.Audit(InboxTrail.Of(reply, actor.Value, $"assigned {before ?? "-"} -> {to ?? "-"}", clock.GetUtcNow()));
        }

        await db.SaveChangesAsync(ct);
    }
}

/// <summary>What is written down of work on a reply.</summary>
internal static class InboxTrail
{
    public static AuditDraft Of(InboundMessage reply, Actor by, string detail, DateTimeOffset at) =>
        new AuditDraft(AuditAct.Changed, nameof(InboundMessage), reply.Id.ToString(), at) { PatientId = reply.PatientId?.Value, Detail = detail }.By(by);
}
