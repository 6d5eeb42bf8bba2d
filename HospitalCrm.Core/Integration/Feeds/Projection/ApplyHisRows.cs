using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Integration.CodeMaps;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>
/// Brings some rows of the inbox into the archives: what they became and that they were applied is one transaction. Running it twice, or
/// twice at once, does no harm; what cannot be applied is marked and stands in nobody's way.
/// </summary>
public sealed class ApplyHisRows(CrmDb db, Vault vault, HisRooms rooms, CodeTranslator codes, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => FeedPermissions.Push;

    /// <returns>How many rows it handled; 0 when nothing is waiting.</returns>
    public async Task<int> HandleAsync(int most = 500, CancellationToken ct = default)
    {
        var rows = await db.HisRows.AsNoTracking().Where(row => row.State == HisRowState.Pending).OrderBy(row => row.Id).Take(most).ToListAsync(ct);
        return await ApplyAsync(rows, ct);
    }

    /// <summary>Those of one source, so that the trail names whose word it was.</summary>
    private async Task<int> ApplyAsync(List<HisRow> rows, CancellationToken ct)
    {
        var handled = 0;
        foreach (var source in rows.GroupBy(row => row.SourceCode, StringComparer.Ordinal))
        {
            actor.Value = Actor.ConnectedSystem(source.Key, []);
            handled += await ApplyAsync(source.Key, [.. source], ct);
        }

        return handled;
    }

    private async Task<int> ApplyAsync(string source, IReadOnlyList<HisRow> rows, CancellationToken ct)
    {
        try
        {
            await codes.PrepareAsync(ct);
            var batch = new HisBatch(source, clock.GetUtcNow(), [.. rows.Select(Open).OrderBy(item => HisProjection.RankOf(item.View))]);
            await codes.NoteAsync(ct);
            await rooms.ApplyAsync(batch, ct);
            return batch.Items.Count;
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !PassingFault.Is(failure))
        {
            db.ChangeTracker.Clear();
            return rows.Count > 1 ? await ApplyHalvesAsync(source, rows, ct) : await GiveUpAsync(source, rows[0], failure, ct);
        }
    }

    /// <summary>One bad row must not keep the others back; by halves it is found in a few steps.</summary>
    private async Task<int> ApplyHalvesAsync(string source, IReadOnlyList<HisRow> rows, CancellationToken ct)
    {
        var half = rows.Count / 2;
        return await ApplyAsync(source, [.. rows.Take(half)], ct) + await ApplyAsync(source, [.. rows.Skip(half)], ct);
    }

    private async Task<int> GiveUpAsync(string source, HisRow row, Exception failure, CancellationToken ct)
    {
        // Somebody changed the same archive, or another process applied the row: next time.
        if (failure is DbUpdateConcurrencyException or HisRowsMoved)
        {
            return 0;
        }

        var batch = new HisBatch(source, clock.GetUtcNow(), [Open(row)]);
        batch.Fail(batch.Items[0], failure is RuleViolation refusal ? refusal.Code : failure.GetType().Name);
        await rooms.WriteAsync(batch, ct);
        return 1;
    }

    private HisItem Open(HisRow row)
    {
        var view = HisContract.Get(row.View);
        var record = HisJson.Open(view, row.RowKey, row.UpdatedAt, vault.OpenBytes(HisRow.ContentPurpose, row.Content));
        codes.Translate(row.SourceCode, record, notes: true);
        var before = row.Applied is { } applied ? HisJson.Open(view, row.RowKey, row.UpdatedAt, vault.OpenBytes(HisRow.ContentPurpose, new Sealed(applied))) : null;
        if (before is not null)
        {
            codes.Translate(row.SourceCode, before, notes: false);
        }

        return new(row.Id, record, before, row.LocalId);
    }
}

/// <summary>Another process applied a row of this batch, or a newer version of it came in between.</summary>
internal sealed class HisRowsMoved : Exception;
