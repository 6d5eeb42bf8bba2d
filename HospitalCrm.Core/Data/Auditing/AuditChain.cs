using System.Data.Common;
using System.Security.Cryptography;
using HospitalCrm.Core.Data.Sealing;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>Verifies the chain from the first entry to the last, against the mark in the database and the head file (<c>crm audit verify</c>).</summary>
public sealed class AuditChain(CrmDb db, AuditHead head, Vault vault)
{
    private const int TellEvery = 5_000;

    public Task<(long Count, long? FirstBroken, string? Reason)> VerifyAsync(CancellationToken ct) => VerifyAsync(null, ct);

    /// <param name="progress">How many entries were looked at so far.</param>
    /// <returns>How many entries there are, and the first broken one with the reason code, if any.</returns>
    public async Task<(long Count, long? FirstBroken, string? Reason)> VerifyAsync(IProgress<long>? progress, CancellationToken ct)
    {
        // The head first: what is committed while we read is beyond it and no alarm.
        var (expected, isForged) = ReadHead();
        var hasBegun = await db.Staff.IgnoreQueryFilters().AnyAsync(ct);
        await using var moment = await db.BeginSnapshotAsync(ct);
        var end = await AuditEnd.ReadAsync(db.Database.GetDbConnection(), moment, ct);
        var (count, broken, atHead) = await ScanAsync(moment, expected?.Count, progress, ct);
        return broken is { } entry
            ? (count, entry.Seq, entry.Reason)
            : Against(expected, isForged, count, atHead) ?? AgainstMark(end, expected, count, hasBegun) ?? (count, null, null);
    }

    private async Task<(long Count, (long Seq, string Reason)? Broken, byte[]? AtHead)> ScanAsync(
        DbTransaction moment, long? headAt, IProgress<long>? progress, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = moment;
        command.CommandText = AuditScan.Sql;
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var row = new AuditScan(reader, db.IsSqlite, vault);
        long count = 0;
        byte[] previous = [];
        byte[]? atHead = null;
        while (await reader.ReadAsync(ct))
        {
            if (row.Seq != count + 1)
            {
                return (count, (count + 1, "missing"), null);
            }

            if (!row.Holds(previous))
            {
                return (count, (row.Seq, "changed"), null);
            }

            previous = row.Hash!;
            count++;
            atHead = count == headAt ? previous : atHead;
            if (count % TellEvery == 0)
            {
                progress?.Report(count);
            }
        }

        progress?.Report(count);
        return (count, null, atHead);
    }

    private static (long, long?, string?)? Against((long Count, byte[] Hash)? head, bool isForged, long count, byte[]? atHead) => head switch
    {
        null when isForged => (count, 1, "head-forged"),
        null when count > 0 => (count, 1, "head-missing"),
        { } known when known.Count > count => (count, count + 1, "cut"),
        { } known when atHead is not null && !atHead.AsSpan().SequenceEqual(known.Hash) => (count, known.Count, "rewritten"),
        _ => null,
    };

    /// <param name="hasBegun">There is staff: adding the first member of it wrote an entry.</param>
    private (long, long?, string?)? AgainstMark(AuditEnd end, (long Count, byte[] Hash)? head, long count, bool hasBegun) => end.Mark switch
    {
        null when count == 0 => hasBegun ? (0, 1, "cut") : null,
        null => (count, 1, "mark-missing"),
        { } mark when !mark.IsOurs(vault) => (count, 1, "mark-forged"),
        { } mark when mark.Count > count => (count, count + 1, "cut"),
        { } mark when !end.Fits(vault) => (count, mark.Count + 1, "rewritten"),
        { } mark when (head?.Count ?? 0) < mark.HeadCount => (count, (head?.Count ?? 0) + 1, "head-old"),
        _ => null,
    };

    private ((long Count, byte[] Hash)? Head, bool IsForged) ReadHead()
    {
        try
        {
            return (head.Verified(), false);
        }
        catch (CryptographicException)
        {
            return (null, true);
        }
    }
}
