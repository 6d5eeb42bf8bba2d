using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls.Crisis;

/// <summary>危机来电: the agent pressed the button, because the caller may harm himself or others, or be in danger. Nothing is asked of the agent.</summary>
public sealed class CrisisCall : Entity<CrisisCall>, IAudited
{
    private CrisisCall()
    {
    }

    public CrisisCall(Id<CallSession> callId, string staffNo, DateTimeOffset at)
    {
        CallId = callId;
        StaffNo = staffNo;
        At = at;
    }

    public Id<CallSession> CallId { get; private set; }

    public string StaffNo { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>A message to 总值班 was put into the outbox with it.</summary>
    public bool IsDutyTold { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void TellDuty() => IsDutyTold = true;
}
