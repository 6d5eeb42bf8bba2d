using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>暂停通道: it is given nothing more; what is on the wire goes through.</summary>
public sealed class PauseChannel(CrmDb db, ChannelBoard board, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int LongestReason = 200;

    public static Permission Requires => MessagingPermissions.Channels;

    public async Task HandleAsync(string channel, string reason, CancellationToken ct = default)
    {
        var standing = board.Find(channel) ?? throw new RuleViolation("Messaging.UnknownChannel", channel);
        var why = reason.Trim();
        if (why.Length is 0 or > LongestReason)
        {
            throw new RuleViolation("Messaging.ReasonNeeded", LongestReason);
        }

        var known = await db.MessageChannels.SingleOrDefaultAsync(stored => stored.Code == channel, ct);
        if (known is null)
        {
            known = new(channel, standing.Options.Kind);
            db.MessageChannels.Add(known);
        }

        known.Pause(actor.Value.StaffNo, why, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        standing.IsPaused = true;
    }
}
