using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Quarantine;

/// <summary>
/// Puts a bad row right and takes it in, by the rules every row is read by. The row is durable in the inbox before it is marked as
/// repaired: stopped in between it stays open, and a second time changes nothing.
/// </summary>
public sealed class RepairQuarantined(CrmDb db, Vault vault, HisInbox inbox, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => FeedPermissions.Repair;

    /// <param name="typed">Column → its new content; null empties it. Columns that are not named stay as they are.</param>
    /// <returns>Whether it was news; false when the inbox knows a newer version.</returns>
    public async Task<bool> HandleAsync(Id<QuarantinedRow> id, IReadOnlyDictionary<string, string?> typed, CancellationToken ct = default)
    {
        var row = await db.QuarantinedRows.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Integration.Missing");
        if (row.State != QuarantineState.Open)
        {
            throw new RuleViolation("Integration.AlreadyJudged");
        }

        var view = HisContract.Get(row.View);
        var cells = QuarantinedContent.Read(view, vault.Open(QuarantinedRow.ContentPurpose, row.Content)) ?? throw new RuleViolation("Integration.NothingToRepair");
        foreach (var (name, value) in typed)
        {
            var column = view.Find(name) ?? throw new RuleViolation("Integration.NoSuchColumn", name);
            cells[column.Name] = string.IsNullOrWhiteSpace(value) ? null : value;
        }

        var reading = HisReader.Read(view, cells);
        if (reading.Fault is { } fault)
        {
            throw new RuleViolation("Integration.StillFaulty", fault.Column ?? "", fault.Reason);
        }

        var answer = await inbox.TakeAsync(new(row.SourceCode, view, FeedDoor.Repair, [reading]), ct);
        row.Repair(actor.Value.StaffNo, clock.GetUtcNow());
        db.Audit(new AuditDraft(AuditAct.Changed, nameof(QuarantinedRow), id.ToString(), clock.GetUtcNow()) { Purpose = $"repaired: {string.Join(' ', typed.Keys.Order(StringComparer.Ordinal))}" }.By(actor.Value));
        await db.SaveChangesAsync(ct);
        return answer.Accepted > 0;
    }
}
