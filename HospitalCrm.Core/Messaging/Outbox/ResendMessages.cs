using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>重发: what failed, or may have been sent already, goes out again. Somebody answers for it with his name and a reason; the gate is asked again.</summary>
public sealed class ResendMessages(CrmDb db, ParameterValues values, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int LongestReason = 200;
    private const int Most = 500;

    public static Permission Requires => MessagingPermissions.Resend;

    /// <param name="seen">As they stood before him: one that somebody else has sent again meanwhile is not sent once more.</param>
    /// <param name="evenTwice">He was told that some may have arrived already, and wants it all the same.</param>
    /// <returns>How many.</returns>
    public async Task<int> HandleAsync(IReadOnlyCollection<SeenMessage> seen, string reason, bool evenTwice, CancellationToken ct = default)
    {
        var why = reason.Trim();
        if (why.Length is 0 or > LongestReason)
        {
            throw new RuleViolation("Messaging.ReasonNeeded", LongestReason);
        }

        var wanted = seen.DistinctBy(message => message.Id).ToDictionary(message => message.Id, message => message.Attempts);
        if (wanted.Count > Most)
        {
            throw new RuleViolation("Messaging.TooManyAtOnce", Most);
        }

        var ids = wanted.Keys.ToList();
        var known = await db.OutboundMessages.Where(message => ids.Contains(message.Id)).ToListAsync(ct);
        Demand(known, wanted, evenTwice);
        var now = clock.GetUtcNow();
        foreach (var message in known)
        {
            var before = message.State;
            message.Resend(now, MessagingParameters.Life(values, message.Category));
            db.Audit(new AuditDraft(AuditAct.Changed, nameof(OutboundMessage), message.Id.ToString(), now) { PatientId = message.PatientId?.Value, Purpose = why, Detail = $"{before} -> {message.State}" }.By(actor.Value));
        }

        await db.SaveChangesAsync(ct);
        return known.Count;
    }

    private static void Demand(List<OutboundMessage> known, Dictionary<Id<OutboundMessage>, int> wanted, bool evenTwice)
    {
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Messaging.Missing");
        }

        if (known.Exists(message => message.Attempts != wanted[message.Id] || message.State is MessageState.Queued or MessageState.Sending))
        {
            throw new RuleViolation("Messaging.ResentMeanwhile");
        }

        if (!evenTwice && known.Count(message => message.State == MessageState.Unknown) is > 0 and var unknown)
        {
            throw new RuleViolation("Messaging.MayBeTwice", unknown);
        }
    }
}

/// <param name="Attempts">How often it had been handed to a channel when he looked.</param>
public sealed record SeenMessage(Id<OutboundMessage> Id, int Attempts);
