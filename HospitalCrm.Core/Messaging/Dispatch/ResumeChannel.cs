using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>恢复通道.</summary>
public sealed class ResumeChannel(CrmDb db, ChannelBoard board, DispatchBell bell) : IUseCase
{
    public static Permission Requires => MessagingPermissions.Channels;

    public async Task HandleAsync(string channel, CancellationToken ct = default)
    {
        var known = await db.MessageChannels.SingleOrDefaultAsync(stored => stored.Code == channel, ct) ?? throw new RuleViolation("Messaging.NotPaused", channel);
        known.Resume();
        await db.SaveChangesAsync(ct);
        if (board.Find(channel) is { } standing)
        {
            standing.IsPaused = false;
            bell.RingAll();
        }
    }
}
