using System.Data.Common;
using HospitalCrm.Core.Data.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    /// <summary>The end of the chain as this transaction has written it; null before it wrote.</summary>
    private (long Count, byte[] Hash)? _head;

    private AuditInsert? _insert;

    public override void Dispose()
    {
        _insert?.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override ValueTask DisposeAsync()
    {
        _insert?.Dispose();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    /// <summary>Gives a chain of an older version its mark; called once, by the migration that brings it.</summary>
    internal async Task MarkChainAsync(CancellationToken ct)
    {
        await InTransactionAsync(
            async () =>
            {
                var end = await EndAsync(ct);
                if (end is { Seq: > 0, Mark: null } && (services.Head.Known is not { } head || await HoldsAsync(head, end, ct)))
                {
                    AuditMarks.Add(new(end.Seq, end.Hash, services.Head.Written?.Count ?? 0, services.Vault));
                    await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, ct);
                    ChangeTracker.Clear();
                }
            },
            ct);
    }

    /// <summary>Appends what changes no entity; nothing is tracked. The connection must be open and stay so: what is prepared belongs to it.</summary>
    internal Task AppendAsync(IReadOnlyList<AuditDraft> drafts, CancellationToken ct) => InTransactionAsync(() => AppendHereAsync(drafts, ct), ct);

    /// <summary>The same inside the transaction that writes many rows past the change tracker.</summary>
    internal async Task AppendHereAsync(IReadOnlyList<AuditDraft> drafts, CancellationToken ct)
    {
        if (drafts.Count == 0)
        {
            return;
        }

        var (links, isWhole) = await LinkAsync(drafts, ct);
        _insert ??= new(this);
        var transaction = Database.CurrentTransaction!.GetDbTransaction();
        await _insert.WriteAsync(links, ct);
        if (isWhole)
        {
            // Only now: the head of the commit before was on its way to the disk meanwhile.
            await _insert.WriteAsync(MarkOf(links), isFirst: links[0].Seq == 1, transaction, ct);
        }

        _head = (links[^1].Seq, links[^1].Hash);
    }

    /// <summary>A pass over the table that sees one moment and holds up nobody who writes.</summary>
    internal abstract Task<DbTransaction> BeginSnapshotAsync(CancellationToken ct);

    private Task<AuditEnd> EndAsync(CancellationToken ct) =>
        _insert is { } kept
            ? AuditEnd.ReadAsync(kept.End, Database.CurrentTransaction?.GetDbTransaction(), ct)
            : AuditEnd.ReadAsync(Database.GetDbConnection(), Database.CurrentTransaction?.GetDbTransaction(), ct);

    /// <summary>Gives the drafts their place: the last link is read inside the writing transaction, never remembered.</summary>
    /// <returns>The links, and whether a mark is to be written with them: not when the chain is broken already.</returns>
    private async Task<(List<AuditEntry> Links, bool IsWhole)> LinkAsync(IReadOnlyList<AuditDraft> drafts, CancellationToken ct)
    {
        var links = new List<AuditEntry>(drafts.Count);
        if (drafts.Count == 0)
        {
            return (links, false);
        }

        await LockAuditChainAsync(ct);
        var end = await EndAsync(ct);
        var isWhole = end.Fits(services.Vault);
        var known = services.Head.Known;
        if (_head is null && (!isWhole || (known is { } head && !await HoldsAsync(head, end, ct))))
        {
            // Otherwise the new head would make a rewritten chain look true.
            services.Head.Freeze();
        }

        var (seq, hash) = (end.Seq, end.Hash);
        foreach (var draft in drafts)
        {
            var whole = draft.ActorNo.Length == 0 && draft.ActorKind == default ? draft.By(services.Actor.Value) : draft;
            var link = new AuditEntry(whole, ++seq, hash, services.Vault);
            links.Add(link);
            hash = link.Hash;
        }

        return (links, isWhole);
    }

    private AuditMark MarkOf(List<AuditEntry> links) => new(links[^1].Seq, links[^1].Hash, services.Head.Written?.Count ?? 0, services.Vault);

    private async Task<bool> HoldsAsync((long Count, byte[] Hash) head, AuditEnd end, CancellationToken ct)
    {
        var found = head.Count == end.Seq
            ? end.Hash
            : await AuditEntries.AsNoTracking().Where(entry => entry.Seq == head.Count).Select(entry => entry.Hash).FirstOrDefaultAsync(ct);
        return found.AsSpan().SequenceEqual(head.Hash);
    }
}
