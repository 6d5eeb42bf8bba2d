using HospitalCrm.Core.Data.Auditing;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    private (long Count, byte[] Hash)? _head;

    /// <summary>Gives the waiting drafts their place: the last link is read inside the writing transaction, never remembered.</summary>
    private async Task ExtendChainAsync(CancellationToken ct)
    {
        if (_drafts.Count == 0)
        {
            return;
        }

        await LockAuditChainAsync(ct);
        var (seq, hash) = _head ?? await LastLinkAsync(ct);
        foreach (var draft in _drafts)
        {
            var whole = draft.ActorNo.Length == 0 && draft.ActorKind == default ? draft.By(services.Actor.Value) : draft;
            var entry = new AuditEntry(whole, ++seq, hash, services.Vault);
            AuditEntries.Add(entry);
            hash = entry.Hash;
        }

        _drafts.Clear();
        _head = (seq, hash);
    }

    private async Task<(long Seq, byte[] Hash)> LastLinkAsync(CancellationToken ct)
    {
        var last = await AuditEntries.AsNoTracking()
            .OrderByDescending(entry => entry.Seq)
            .Select(entry => new { entry.Seq, entry.Hash })
            .FirstOrDefaultAsync(ct);
        return last is null ? (0, []) : (last.Seq, last.Hash);
    }
}
