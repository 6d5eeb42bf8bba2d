using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>
/// One request, for its asker and for whoever decides: what is asked for, and why. Whom somebody searched for is covered from a decider who does not
/// see patients' names; that he looked is on record.
/// </summary>
public sealed class ReadExportRequest(CrmDb db, Vault vault, Grants grants, CurrentActor actor, TimeProvider clock) : IUseCase
{
    /// <summary>In place of what was typed.</summary>
    public const string Covered = "***";

    public static Permission Requires => ExportPermissions.View;

    public async Task<ExportRequestView> HandleAsync(Id<ExportRequest> id, CancellationToken ct = default)
    {
        var request = await db.ExportRequests.AsNoTracking().SingleOrDefaultAsync(request => request.Id == id, ct);
        if (request is null || (request.AskedBy != actor.Value.StaffNo && !await grants.HasAsync(actor.Value, ExportPermissions.Approve)))
        {
            throw new RuleViolation("Lists.Missing");
        }

        var order = JsonSerializer.Deserialize<ExportOrder>(vault.Open(ExportRequest.OrderPurpose, request.Order))!;
        if (request.AskedBy != actor.Value.StaffNo)
        {
            order = await CoverAsync(request.List, order);
            db.Audit(new AuditDraft(AuditAct.Viewed, nameof(ExportRequest), id.ToString(), clock.GetUtcNow()) { Purpose = request.List }.By(actor.Value));
            await db.SaveChangesAsync(ct);
        }

        return new(request.Id, request.List, order, request.Rows, request.AskedBy, request.State, vault.Open(ExportRequest.NotePurpose, request.Note));
    }

    private async Task<ExportOrder> CoverAsync(string name, ExportOrder order)
    {
        var list = ListCatalogue.Find(name);
        if (list is not null && (list.Permissions.SeeNames is not { } names || await grants.HasAsync(actor.Value, names)))
        {
            return order;
        }

        var open = list?.PublicFilters ?? [];
        var filters = order.Query.Filters.ToDictionary(filter => filter.Key, filter => filter.Value.Length == 0 || open.Contains(filter.Key) ? filter.Value : Covered, StringComparer.Ordinal);
        return order with { Query = order.Query with { Filters = filters } };
    }
}

public sealed record ExportRequestView(Id<ExportRequest> Id, string List, ExportOrder Order, int Rows, string AskedBy, ExportRequestState State, string? Note);
