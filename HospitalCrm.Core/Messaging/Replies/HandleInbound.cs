using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>Somebody read a reply and saw to it; what he did stands beside it.</summary>
public sealed class HandleInbound(CrmDb db, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int LongestRemark = 200;

    public static Permission Requires => MessagingPermissions.Inbox;

    public async Task HandleAsync(IReadOnlyCollection<Id<InboundMessage>> replies, string? remark, CancellationToken ct = default)
    {
        var said = remark?.Trim();
        if (said?.Length > LongestRemark)
        {
            throw new RuleViolation("Messaging.RemarkTooLong", LongestRemark);
        }

        var wanted = replies.Distinct().ToList();
        var known = await db.InboundMessages.Where(reply => wanted.Contains(reply.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Messaging.Missing");
        }

        foreach (var reply in known)
        {
            reply.Handle(actor.Value.StaffNo, clock.GetUtcNow(), string.IsNullOrEmpty(said) ? null : said);
            db.Audit(InboxTrail.Of(reply, actor.Value, "handled", clock.GetUtcNow()));
        }

        await db.SaveChangesAsync(ct);
    }
}
