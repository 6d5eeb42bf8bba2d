using System.Buffers;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Data.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>
/// Where all doors deliver. A push is answered when every row of it is durable: new and newer ones in the inbox, bad ones in quarantine;
/// rows that come together are committed together. What they mean for the archives is worked out afterwards by <see cref="HisProjection"/>.
/// </summary>
public sealed class HisInbox : IAsyncDisposable
{
    /// <summary>Rows in one piece of a long push.</summary>
    private const int PieceSize = 250;

    /// <summary>From so many rows on it pays to ask first which of them are known.</summary>
    private const int AskFrom = 16;

    private readonly IServiceScopeFactory _scopes;
    private readonly Vault _vault;
    private readonly TimeProvider _clock;
    private readonly HisPump _pump;
    private readonly WriteBatch<HisPiece> _batch;

    // One context for all commits, which come one after another: its connection stays open and its statements prepared.
    private HisInboxWriter? _writer;

    public HisInbox(IServiceScopeFactory scopes, Vault vault, TimeProvider clock, HisPump pump, ILogger<HisInbox> logger)
    {
        (_scopes, _vault, _clock, _pump) = (scopes, vault, clock, pump);
        _batch = new(CommitAsync, logger, weigh: piece => piece.Weight);
    }

    public async Task<HisAnswer> TakeAsync(HisPush push, CancellationToken ct)
    {
        _pump.Count();
        var bad = new List<(int, HisFault)>();
        var pieces = new List<(HisPiece Piece, Task Written)>();
        for (var first = 0; first < push.Rows.Count; first += PieceSize)
        {
            var piece = await MakeAsync(push, first, Math.Min(push.Rows.Count, first + PieceSize), bad, ct);

            // It is being written while the next one is sealed.
            pieces.Add((piece, IsNews(piece) ? _batch.AddAsync(piece, CancellationToken.None) : Task.CompletedTask));
        }

        await Task.WhenAll(pieces.Select(piece => piece.Written));
        var accepted = pieces.Sum(piece => piece.Piece.Accepted);
        return new(accepted, push.Rows.Count - bad.Count - accepted, bad);
    }

    /// <summary>Notes what repeats told, when nothing else is being written.</summary>
    public Task NoteAsync(CancellationToken ct) => _pump.HasNotes ? _batch.AddAsync(HisPiece.OfNotes, ct) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _batch.DisposeAsync();
        await CloseAsync();
    }

    /// <summary>A push that brings nothing new need not reach the disk; its feed is noted with the next that does.</summary>
    private bool IsNews(HisPiece piece)
    {
        if (piece.Rows.Count + piece.Bad.Count > 0)
        {
            return true;
        }

        _pump.Note(piece);
        return false;
    }

    private async Task<HisPiece> MakeAsync(HisPush push, int first, int end, List<(int Index, HisFault Fault)> bad, CancellationToken ct)
    {
        var piece = new HisPiece(push);
        var known = end - first >= AskFrom ? await KnownAsync(push, first, end, ct) : null;
        var content = new ArrayBufferWriter<byte>(1024);
        for (var at = first; at < end; at++)
        {
            var (record, fault, raw) = push.Rows[at];
            if (record is null)
            {
                bad.Add((at, fault!));
                piece.Bad.Add(Quarantine(push, fault!, raw.Span));
            }
            else if (known is not null && known.TryGetValue(record.RowKey, out var newest) && record.UpdatedAt <= newest)
            {
                piece.Unchanged++;
            }
            else
            {
                content.ResetWrittenCount();
                var plain = HisJson.Write(record, content);
                piece.Rows.Add(new(record, _vault.Seal(HisRow.ContentPurpose, content.WrittenSpan), _vault.BlindIndex(HisRow.HashPurpose, content.WrittenSpan[..plain])));
            }

            piece.NewestAt = record is not null && !(piece.NewestAt >= record.UpdatedAt) && record.UpdatedAt > DateTimeOffset.MinValue ? record.UpdatedAt : piece.NewestAt;
        }

        return piece;
    }

    /// <summary>A watermark only ever rises: what is not newer now will not be newer when it is written.</summary>
    private async Task<Dictionary<string, DateTimeOffset>> KnownAsync(HisPush push, int first, int end, CancellationToken ct)
    {
        string[] keys = [.. Enumerable.Range(first, end - first).Select(at => push.Rows[at].Record?.RowKey).OfType<string>().Distinct()];
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var rows = await db.HisRows.AsNoTracking()
            .Where(row => row.SourceCode == push.Source && row.View == push.View.Name && EF.Parameter(keys).Contains(row.RowKey))
            .Select(row => new { row.RowKey, row.UpdatedAt })
            .ToListAsync(ct);
        return rows.ToDictionary(row => row.RowKey, row => row.UpdatedAt, StringComparer.Ordinal);
    }

    private QuarantinedRow Quarantine(HisPush push, HisFault fault, ReadOnlySpan<byte> raw)
    {
        var row = new QuarantinedRow(push.Source, push.View.Name, fault, push.Door, _clock.GetUtcNow());
        row.Hold(_vault.Seal(QuarantinedRow.ContentPurpose, raw), _vault.BlindIndex(QuarantinedRow.HashPurpose, raw));
        return row;
    }

    private async Task CommitAsync(IReadOnlyList<HisPiece> pieces, CancellationToken ct)
    {
        try
        {
            _writer ??= await HisInboxWriter.OpenAsync(_scopes, ct);
            await _writer.WriteAsync([.. pieces.Where(piece => piece != HisPiece.OfNotes)], _pump.TakeNotes(), _clock.GetUtcNow(), ct);
        }
        catch
        {
            // A connection that failed once (the server was restarted) is not used again.
            await CloseAsync();
            throw;
        }

        _pump.Kick(pieces.Sum(piece => piece.Accepted));
    }

    private async Task CloseAsync()
    {
        if (_writer is { } open)
        {
            _writer = null;
            await open.DisposeAsync();
        }
    }
}
