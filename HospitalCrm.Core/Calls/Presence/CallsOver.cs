using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls.Presence;

/// <summary>Whether a call that has just changed is over, from what the change itself had in hand: behind a commit nothing is read for it.</summary>
public sealed class CallsOver(CrmDb db) : IRoomPart
{
    /// <returns>Null: it goes on, or it was not this change.</returns>
    public CallSession? Find(Id<CallSession> id) => db.Calls.Local.FirstOrDefault(call => call.Id == id) is { IsLive: false } call ? call : null;
}
