using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>接手: the 班长 makes his what rings where nobody sits, or, with the right to see all calls, what rings at somebody who does not take it (S1-2).</summary>
public sealed class TakeOverCall(CrmDb db, CallReading reading, CurrentActor actor, Grants grants) : IUseCase
{
    public static Permission Requires => CallPermissions.SeeUnrouted;

    public async Task<bool> HandleAsync(Id<CallSession> id, CancellationToken ct = default)
    {
        if (!await grants.HasAsync(actor.Value, CallPermissions.Answer))
        {
            throw new RuleViolation("Calls.NotYours");
        }

        CallSession? taken = null;
        await db.InTransactionAsync(
            async () =>
            {
                var call = await db.Calls.SingleOrDefaultAsync(call => call.Id == id, ct) ?? throw new RuleViolation("Calls.Missing");
                if (call.AgentNo is not null && call.AgentNo != actor.Value.StaffNo && !await grants.HasAsync(actor.Value, CallPermissions.SeeAll))
                {
                    throw new RuleViolation("Calls.NotYours");
                }

                call.TakeOver(actor.Value.StaffNo);
                await db.SaveChangesAsync(ct);
                taken = call;
            },
            ct);
        await reading.LogAsync(taken!, ct);
        return true;
    }
}
