using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>
/// Messages older than the hospital keeps them go, some hundreds at a time so that nobody waits behind it: first what came in, then what
/// went out and is answered by nothing that stays. What somebody has still to see to stays; so does the reply that proves a refusal.
/// The day's counts and costs stay for ever.
/// </summary>
public sealed class PurgeMessages(CrmDb db, ParameterValues values, TimeProvider clock) : IScheduledWork
{
    private const int AtOnce = 500;

    public static string Name => "messages.purge";

    public static string DefaultCron => "0 35 3 * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow().AddYears(-values.Get(MessagingParameters.KeepYears));
        var heard = await UntilNoneAsync(() => HeardAsync(limit, ct), ct);
        var sent = await UntilNoneAsync(() => SentAsync(limit, ct), ct);
        if (heard + sent > 0)
        {
            db.Audit(new AuditDraft(AuditAct.Maintained, nameof(PurgeMessages), $"{limit:yyyy-MM-dd}", clock.GetUtcNow()) { Detail = $"{sent} sent, {heard} received" });
            await db.SaveChangesAsync(ct);
        }

        return heard + sent;
    }

    private static async Task<int> UntilNoneAsync(Func<Task<int>> some, CancellationToken ct)
    {
        var all = 0;
        for (var purged = 1; purged > 0; all += purged)
        {
            ct.ThrowIfCancellationRequested();
            purged = await some();
        }

        return all;
    }

    private async Task<int> HeardAsync(DateTimeOffset limit, CancellationToken ct)
    {
        var purged = 0;
        await db.InTransactionAsync(
            async () =>
            {
                var old = await db.InboundMessages.Where(reply => reply.At < limit && reply.HandledAt != null && !db.MessageStops.Any(stop => stop.ReplyId == reply.Id))
                    .OrderBy(reply => reply.Id).Take(AtOnce).Select(reply => reply.Id).ToListAsync(ct);
                purged = old.Count == 0 ? 0 : await db.InboundMessages.Where(reply => old.Contains(reply.Id)).ExecuteDeleteAsync(ct);
            },
            ct);
        return purged;
    }

    private async Task<int> SentAsync(DateTimeOffset limit, CancellationToken ct)
    {
        var purged = 0;
        await db.InTransactionAsync(
            async () =>
            {
                var old = await db.OutboundMessages
                    .Where(message => message.CreatedAt < limit && message.State != MessageState.Queued && message.State != MessageState.Sending && !db.InboundMessages.Any(reply => reply.AnswersId == message.Id))
                    .OrderBy(message => message.CreatedAt).ThenBy(message => message.Id).Take(AtOnce).Select(message => message.Id).ToListAsync(ct);
                purged = old.Count == 0 ? 0 : await db.OutboundMessages.Where(message => old.Contains(message.Id)).ExecuteDeleteAsync(ct);
            },
            ct);
        return purged;
    }
}
