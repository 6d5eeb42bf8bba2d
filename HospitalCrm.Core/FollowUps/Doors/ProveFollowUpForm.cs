using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>Somebody at a link says who he is. Wrong five times, and the link opens for nobody any more.</summary>
public sealed class ProveFollowUpForm(CrmDb db, FormDoor door, SecondFactor factors, FormTicket tickets, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Call;

    public async Task<FormProof> HandleAsync(string token, string typed, CancellationToken ct = default)
    {
        FormProof? proof = null;
        await db.InTransactionAsync(
            async () =>
            {
                var entry = await door.FindAsync(token, ct);
                proof = entry.Closed is null ? Judge(entry, typed) : new(null, 0);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return proof!;
    }

    private FormProof Judge(FormEntry entry, string typed)
    {
        var (link, now) = (entry.Link!, clock.GetUtcNow());
        var isHe = factors.Fits(link.Factor, entry.Patient!, typed);
        db.Audit(new AuditDraft(isHe ? AuditAct.Viewed : AuditAct.Refused, nameof(FollowUpLink), link.Id.ToString(), now) { PatientId = link.PatientId.Value, Purpose = "follow-up form" }.By(actor.Value));
        if (!isHe)
        {
            return new(null, link.Miss(now));
        }

        link.Open(now);
        return new(tickets.Issue(link), FollowUpLink.MostTries);
    }
}

/// <param name="Ticket">Null: he was wrong, or the link is closed.</param>
public sealed record FormProof(string? Ticket, int TriesLeft);
