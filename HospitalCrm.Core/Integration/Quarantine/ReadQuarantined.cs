using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Quarantine;

/// <summary>Opens a bad row, covered; only the cell that is wrong is shown to those who may put it right. Every opening is on record.</summary>
public sealed class ReadQuarantined(CrmDb db, Vault vault, HospitalProfile hospital, Grants grants, AuditLog audit, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => FeedPermissions.ViewQuarantine;

    public async Task<QuarantinedDetail> HandleAsync(Id<QuarantinedRow> id, CancellationToken ct = default)
    {
        var row = await db.QuarantinedRows.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Integration.Missing");
        var mayRepair = await grants.HasAsync(actor.Value, FeedPermissions.Repair);
        await audit.AppendAsync(new AuditDraft(AuditAct.Viewed, nameof(QuarantinedRow), id.ToString(), clock.GetUtcNow()) { Purpose = row.View }.By(actor.Value), ct);
        var view = HisContract.Get(row.View);
        var cells = QuarantinedContent.Read(view, vault.Open(QuarantinedRow.ContentPurpose, row.Content));
        return new(row, mayRepair && row.State == QuarantineState.Open && cells is not null, cells is null ? [] : [.. view.Columns.Select(column => Cell(column, cells, row, mayRepair))]);
    }

    private QuarantinedCell Cell(HisColumn column, Dictionary<string, string?> cells, QuarantinedRow row, bool mayRepair)
    {
        var isFaulty = column.Name == row.Column;
        var value = cells.GetValueOrDefault(column.Name);
        var shown = isFaulty && mayRepair ? value : HisMask.Cover(column, value, hospital.Numbering);
        return new(column, cells.ContainsKey(column.Name), shown, isFaulty, IsCovered: shown != value);
    }
}

/// <param name="Cells">All columns of the view; none for what has no columns.</param>
public sealed record QuarantinedDetail(QuarantinedRow Row, bool MayRepair, IReadOnlyList<QuarantinedCell> Cells);

/// <param name="IsThere">Whether the row had the column at all.</param>
/// <param name="Shown">Covered, unless it is the one that is wrong.</param>
public sealed record QuarantinedCell(HisColumn Column, bool IsThere, string? Shown, bool IsFaulty, bool IsCovered);
