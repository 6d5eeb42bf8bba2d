using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Whose call it is: an agent works on the calls of his own seat; a 班长 on the unrouted ones and, with the right, on all.</summary>
public sealed class CallAccess(CrmDb db, CurrentActor actor, Grants grants) : IRoomPart
{
    public async Task<CallSession> OwnAsync(Id<CallSession> id, CancellationToken ct)
    {
        var call = await db.Calls.SingleOrDefaultAsync(call => call.Id == id, ct) ?? throw new RuleViolation("Calls.Missing");
        return await MayTouchAsync(call) ? call : throw new RuleViolation("Calls.NotYours");
    }

    public async Task<bool> MayTouchAsync(CallSession call) =>
        call.Agents.Contains(actor.Value.StaffNo)
        || (call.AgentNo is null && await grants.HasAsync(actor.Value, CallPermissions.SeeUnrouted))
        || await grants.HasAsync(actor.Value, CallPermissions.SeeAll);
}
