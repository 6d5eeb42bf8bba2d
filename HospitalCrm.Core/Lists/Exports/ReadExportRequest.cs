using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>One request in full, for its asker and for whoever decides: what is asked for, and why.</summary>
public sealed class ReadExportRequest(CrmDb db, Vault vault, Grants grants, CurrentActor actor) : IUseCase
{
    public static Permission Requires => ExportPermissions.View;

    public async Task<ExportRequestView> HandleAsync(Id<ExportRequest> id, CancellationToken ct = default)
    {
        var request = await db.ExportRequests.AsNoTracking().SingleOrDefaultAsync(request => request.Id == id, ct);
        if (request is null || (request.AskedBy != actor.Value.StaffNo && !await grants.HasAsync(actor.Value, ExportPermissions.Approve)))
        {
            throw new RuleViolation("Lists.Missing");
        }

        var order = JsonSerializer.Deserialize<ExportOrder>(vault.Open(ExportRequest.OrderPurpose, request.Order))!;
        return new(request.Id, request.List, order, request.Rows, request.AskedBy, request.State, vault.Open(ExportRequest.NotePurpose, request.Note));
    }
}

public sealed record ExportRequestView(Id<ExportRequest> Id, string List, ExportOrder Order, int Rows, string AskedBy, ExportRequestState State, string? Note);
