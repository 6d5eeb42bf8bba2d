using System.Text;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>Verifies the chain from the first entry to the last against the head file (<c>crm audit verify</c>).</summary>
public sealed class AuditChain(CrmDb db, AuditHead head, Sealing.Vault vault)
{
    /// <returns>How many entries there are, and the first broken one with the reason code, if any.</returns>
    public async Task<(long Count, long? FirstBroken, string? Reason)> VerifyAsync(CancellationToken ct)
    {
        var (expected, isForged) = ReadHead();
        long count = 0;
        var previous = Array.Empty<byte>();
        byte[]? atHead = null;
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.Seq != count + 1)
            {
                return (count, count + 1, "missing");
            }

            if (!entry.PreviousHash.AsSpan().SequenceEqual(previous) || !entry.Hash.AsSpan().SequenceEqual(entry.ComputeHash()) || !DetailHolds(entry))
            {
                return (count, entry.Seq, "changed");
            }

            previous = entry.Hash;
            count++;
            if (count == expected?.Count)
            {
                atHead = entry.Hash;
            }
        }

        return expected switch
        {
            null when isForged => (count, 1, "head-forged"),
            null when count > 0 => (count, 1, "head-missing"),
            { } known when known.Count > count => (count, count + 1, "cut"),
            { } known when atHead is not null && !atHead.AsSpan().SequenceEqual(known.Hash) => (count, known.Count, "rewritten"),
            _ => (count, null, null),
        };
    }

    private ((long Count, byte[] Hash)? Head, bool IsForged) ReadHead()
    {
        try
        {
            return (head.Verified(), false);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return (null, true);
        }
    }

    private bool DetailHolds(AuditEntry entry)
    {
        if (entry.Detail is not { } detail)
        {
            return entry.DetailCode is null;
        }

        try
        {
            return vault.AuditCode(Encoding.UTF8.GetBytes(vault.Open(AuditEntry.DetailPurpose, detail))).AsSpan().SequenceEqual(entry.DetailCode);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }
}
