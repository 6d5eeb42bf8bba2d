using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Parts;

namespace HospitalCrm.Web.Calls;

/// <summary>What dialling from a call means: to ring back who called oneself, to dial again who was dialled.</summary>
internal static class CallTargets
{
    public static PhoneTarget? Of(CallRow row, Actor actor) => row.NumberIndex is null ? null : Of(row.Id, row.Direction, row.AgentNo, row.PatientId, actor);

    public static PhoneTarget? Of(CallDetail call, Actor actor) => call.Number.Length == 0 ? null : Of(call.Id, call.Direction, call.AgentNo, call.PatientId, actor);

    private static PhoneTarget? Of(Id<CallSession> id, CallDirection direction, string? agentNo, Id<Patient>? patient, Actor actor) => (agentNo == actor.StaffNo, direction) switch
    {
        (false, _) => null,
        (_, CallDirection.Incoming) => new(Call: id.Value),
        _ => patient is { } dialled ? new(dialled) : null,
    };
}
