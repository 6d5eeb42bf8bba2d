using HospitalCrm.Core.Data.Auditing;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    /// <summary>The end of the chain as this transaction has written it; null before it wrote.</summary>
    private (long Count, byte[] Hash)? _head;

    /// <summary>Gives the drafts their place: the last link is read inside the writing transaction, never remembered.</summary>
    private async Task<List<AuditEntry>> ExtendChainAsync(List<AuditDraft> drafts, CancellationToken ct)
    {
        var links = new List<AuditEntry>(drafts.Count);
        if (drafts.Count == 0)
        {
            return links;
        }

        await LockAuditChainAsync(ct);
        var (seq, hash) = _head ?? await LastLinkAsync(ct);
        foreach (var draft in drafts)
        {
            var whole = draft.ActorNo.Length == 0 && draft.ActorKind == default ? draft.By(services.Actor.Value) : draft;
            var link = new AuditEntry(whole, ++seq, hash, services.Vault);
            links.Add(link);
            hash = link.Hash;
        }

        AuditEntries.AddRange(links);
        return links;
    }

    private async Task<(long Seq, byte[] Hash)> LastLinkAsync(CancellationToken ct)
    {
        var known = services.Head.Known;
        var last = await AuditEntries.AsNoTracking()
            .OrderByDescending(entry => entry.Seq)
            .Select(entry => new { entry.Seq, entry.Hash })
            .FirstOrDefaultAsync(ct);
        var (seq, hash) = last is null ? (0, []) : (last.Seq, last.Hash);
        if (known is { } head && !await HoldsAsync(head, seq, hash, ct))
        {
            // Otherwise the new head would make a rewritten chain look true.
            services.Head.Freeze();
        }

        return (seq, hash);
    }

    private async Task<bool> HoldsAsync((long Count, byte[] Hash) head, long seq, byte[] hash, CancellationToken ct)
    {
        var found = head.Count == seq
            ? hash
            : await AuditEntries.AsNoTracking().Where(entry => entry.Seq == head.Count).Select(entry => entry.Hash).FirstOrDefaultAsync(ct);
        return found.AsSpan().SequenceEqual(head.Hash);
    }
}
