using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Quarantine;

/// <summary>Reads bad rows again as they are, all that are open or the ticked ones: after an update of the rules some of them hold.</summary>
public sealed class RerunQuarantined(CrmDb db, Vault vault, HisInbox inbox, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int Batch = 500;

    public static Permission Requires => FeedPermissions.Repair;

    /// <param name="ids">Null for all that are open.</param>
    public async Task<RerunReport> HandleAsync(IReadOnlyCollection<Id<QuarantinedRow>>? ids, CancellationToken ct = default)
    {
        var (looked, taken) = (0, 0);
        var last = default(Id<QuarantinedRow>?);
        while (await NextAsync(ids, last, ct) is { Count: > 0 } rows)
        {
            last = rows[^1].Id;
            looked += rows.Count;
            foreach (var group in rows.Select(row => (Row: row, Reading: Read(row))).Where(read => read.Reading?.Record is not null).GroupBy(read => (read.Row.SourceCode, read.Row.View)).ToList())
            {
                await inbox.TakeAsync(new(group.Key.SourceCode, HisContract.Get(group.Key.View), FeedDoor.Repair, [.. group.Select(read => read.Reading!.Value)]), ct);
                foreach (var (row, _) in group)
                {
                    row.Repair(actor.Value.StaffNo, clock.GetUtcNow());
                    taken++;
                }
            }

            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        db.Audit(new AuditDraft(AuditAct.Maintained, nameof(QuarantinedRow), "rerun", clock.GetUtcNow()) { Purpose = $"looked {looked}, taken {taken}" }.By(actor.Value));
        await db.SaveChangesAsync(ct);
        return new(looked, taken);
    }

    private Task<List<QuarantinedRow>> NextAsync(IReadOnlyCollection<Id<QuarantinedRow>>? ids, Id<QuarantinedRow>? last, CancellationToken ct)
    {
        var open = db.QuarantinedRows.Where(row => row.State == QuarantineState.Open);
        if (ids is not null)
        {
            var wanted = ids.ToList();
            open = open.Where(row => wanted.Contains(row.Id));
        }

        if (last is { } after)
        {
            open = open.Where(row => row.Id > after);
        }

        return open.OrderBy(row => row.Id).Take(Batch).ToListAsync(ct);
    }

    private HisReading? Read(QuarantinedRow row)
    {
        var view = HisContract.Get(row.View);
        return QuarantinedContent.Read(view, vault.Open(QuarantinedRow.ContentPurpose, row.Content)) is { } cells ? HisReader.Read(view, cells) : null;
    }
}

/// <param name="Taken">How many hold now and are in the inbox.</param>
public sealed record RerunReport(int Looked, int Taken);
