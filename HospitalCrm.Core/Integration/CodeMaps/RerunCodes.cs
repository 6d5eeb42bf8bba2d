using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Quarantine;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>
/// After codes were mapped: the rows of that source that hold codes of the domain are applied once more. They are made to look as if the
/// source said only these columns anew, so that what was changed here since stays.
/// </summary>
public sealed class RerunCodes(CrmDb db, Vault vault, HisPump pump, CurrentActor actor, TimeProvider clock) : IUseCase
{
    /// <summary>Few enough that nobody waits at the gate.</summary>
    private const int Batch = 500;

    public static Permission Requires => FeedPermissions.Manage;

    /// <returns>How many rows will be applied again.</returns>
    public async Task<int> HandleAsync(string source, string domain, CancellationToken ct = default)
    {
        var views = HisCodes.ViewsWith(domain).ToList();
        var (rerun, last) = (0, 0L);
        while (await NextAsync(source, views, last, ct) is { Count: > 0 } rows)
        {
            last = rows[^1].Id;
            var changed = rows.Select(row => (row.Id, row.UpdatedAt, Before: Without(row, domain))).Where(row => row.Before is not null).ToList();
            await db.InTransactionAsync(
                async () =>
                {
                    foreach (var (id, updatedAt, before) in changed)
                    {
                        // Only while it is the version that was looked at.
                        rerun += await db.HisRows.Where(row => row.Id == id && row.UpdatedAt == updatedAt && row.State == HisRowState.Applied)
                            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, HisRowState.Pending).SetProperty(row => row.Applied, before), ct);
                    }
                },
                ct);
        }

        db.Audit(new AuditDraft(AuditAct.Maintained, nameof(SourceCode), $"{source} {domain}", clock.GetUtcNow()) { Purpose = $"rerun {rerun}" }.By(actor.Value));
        await db.SaveChangesAsync(ct);
        pump.Kick(rerun);
        return rerun;
    }

    private Task<List<HisRow>> NextAsync(string source, List<string> views, long last, CancellationToken ct) =>
        db.HisRows.AsNoTracking().Where(row => row.SourceCode == source && views.Contains(row.View) && row.Id > last && row.State == HisRowState.Applied).OrderBy(row => row.Id).Take(Batch).ToListAsync(ct);

    /// <summary>The row as if it had not said these columns; null when it says nothing in them.</summary>
    private byte[]? Without(HisRow row, string domain)
    {
        var view = HisContract.Get(row.View);
        if (QuarantinedContent.Read(view, vault.Open(HisRow.ContentPurpose, row.Content)) is not { } cells)
        {
            return null;
        }

        var coded = HisCodes.Of(view).Where(column => HisCodes.DomainOf(column)!.Code == domain && cells.GetValueOrDefault(column.Name) is { Length: > 0 }).ToList();
        coded.ForEach(column => cells.Remove(column.Name));
        return coded.Count == 0 ? null : vault.Seal(HisRow.ContentPurpose, System.Text.Encoding.UTF8.GetString(QuarantinedContent.Write(cells))).Bytes;
    }
}
