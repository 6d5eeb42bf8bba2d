using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls;

public sealed partial class CallSession
{
    /// <summary>How a dialled call ended, where its line did not say.</summary>
    public const string Busy = "busy";
    public const string NotReached = "not-reached";
    public const string Cancelled = "cancelled";
    public const string LineFault = "line-fault";

    /// <summary>The ladder it was dialled from; null for calls that came in, or were dialled on a telephone.</summary>
    public Id<DialSession>? DialSessionId { get; private set; }

    /// <summary>One number of a ladder, on its way.</summary>
    internal static CallSession Dial(DialSession session, DialAttempt attempt, Sealed number, DateTimeOffset at)
    {
        var call = new CallSession(session.LineId, attempt.LinkId, CallDirection.Outgoing, at)
        {
            DialSessionId = session.Id,
            Extension = session.Extension,
            AgentNo = session.StaffNo,
            Number = number,
            NumberIndex = attempt.NumberIndex,
            NumberKind = attempt.Kind,
            PatientId = session.PatientId,
            Match = session.PatientId is null ? CallMatch.Unknown : CallMatch.Known,
        };
        call.Tell();
        return call;
    }
}
