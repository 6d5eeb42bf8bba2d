using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>Requests for large exports: asked, looked up when approved, spent.</summary>
public sealed class ExportRequests(CrmDb db, Vault vault, ParameterValues parameters, TimeProvider clock)
{
    public async Task<Id<ExportRequest>> AskAsync(Actor actor, string list, ExportOrder order, int rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.ExportRequests.AnyAsync(request => request.AskedBy == actor.StaffNo && request.List == list && request.State == ExportRequestState.Waiting && request.ExpiresAt > now, ct))
        {
            throw new RuleViolation("Lists.ExportAsked");
        }

        var request = new ExportRequest(list, vault.Seal(ExportRequest.OrderPurpose, JsonSerializer.Serialize(order)), rows, actor, now, Valid);
        db.ExportRequests.Add(request);
        db.Audit(new AuditDraft(AuditAct.ExportAsked, list, request.Id.ToString(), now)
        {
            Purpose = $"{order.Reach} {rows}",
            Detail = JsonSerializer.Serialize(new { reason = order.Reason, filters = order.Query.Filters, columns = order.Columns }),
        }.By(actor));
        await db.SaveChangesAsync(ct);
        return request.Id;
    }

    public async Task<UsableRequest> UsableAsync(Id<ExportRequest> id, string list, Actor actor, CancellationToken ct)
    {
        var request = await db.ExportRequests.SingleOrDefaultAsync(request => request.Id == id && request.List == list, ct) ?? throw new RuleViolation("Lists.Missing");
        request.CheckUsableBy(actor, clock.GetUtcNow());
        var order = JsonSerializer.Deserialize<ExportOrder>(vault.Open(ExportRequest.OrderPurpose, request.Order))!;
        return new(request, order with { Approved = id });
    }

    internal TimeSpan Valid => TimeSpan.FromHours(parameters.Get(ListParameters.ExportValidHours));
}

/// <param name="Order">As it was asked for.</param>
public sealed record UsableRequest(ExportRequest Request, ExportOrder Order);
