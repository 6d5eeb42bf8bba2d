using HospitalCrm.Core.Calls.Presence;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Calls.After;

/// <summary>What saving a call's record asks of the rest of the room.</summary>
public sealed class AfterCall(PresenceBook presence, CodeBook codes) : IRoomPart
{
    /// <exception cref="RuleViolation">Not one of those that may be chosen.</exception>
    public async Task DemandResultAsync(string result, CancellationToken ct)
    {
        if (result.Length > 0 && (await codes.ChoicesAsync(CodeTables.CallResults, ct)).All(choice => choice.Code != result))
        {
            throw new RuleViolation("Calls.ResultUnknown");
        }
    }

    public async Task EndWrapUpAsync(string staffNo, Id<CallSession> call, CancellationToken ct)
    {
        await presence.LockAsync(ct);
        await presence.EndWrapUpOfAsync(staffNo, call, ct);
    }
}
