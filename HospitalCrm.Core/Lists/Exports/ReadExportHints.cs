using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>What waits for somebody: others' requests to decide, and own ones that may be fetched.</summary>
public sealed class ReadExportHints(CrmDb db, Grants grants, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task<ExportHints> HandleAsync(CancellationToken ct = default)
    {
        var (now, staffNo) = (clock.GetUtcNow(), actor.Value.StaffNo);
        var open = db.ExportRequests.Where(request => request.ExpiresAt > now);
        var toDecide = await grants.HasAsync(actor.Value, ExportPermissions.Approve)
            ? await open.CountAsync(request => request.State == ExportRequestState.Waiting && request.AskedBy != staffNo, ct)
            : 0;
        return new(toDecide, await open.CountAsync(request => request.State == ExportRequestState.Approved && request.AskedBy == staffNo, ct));
    }
}

public sealed record ExportHints(int ToDecide, int ToFetch)
{
    public int All => ToDecide + ToFetch;
}
