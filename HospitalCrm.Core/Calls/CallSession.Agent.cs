using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Calls;

public sealed partial class CallSession
{
    /// <summary>The agent says he took it. On a line that cannot tell, this is the only word there is; no duration is invented.</summary>
    public void AnswerByHand(string agentNo, DateTimeOffset at)
    {
        if (EndedAt is not null && AnsweredAt is null)
        {
            throw new RuleViolation("Calls.AlreadyEnded");
        }

        AnsweredAt ??= at;
        TakeByHand(agentNo);
        Settle();
    }

    /// <summary>Puts the pop away in all of the agent's tabs; others who are offered the call keep it. Dismissing is not hanging up: the call goes on.</summary>
    public void Dismiss(string? agentNo, DateTimeOffset at)
    {
        if (IsShared && LegOf(agentNo) is { } leg)
        {
            Replace(leg with { DismissedAt = leg.DismissedAt ?? at });
        }
        else
        {
            DismissedAt ??= at;
        }

        Tell();
    }

    /// <summary>The agent chose among several, corrected a wrong match, or saved a new archive for the caller.</summary>
    public void LinkTo(Id<Patient> patient)
    {
        PatientId = patient;
        Match = CallMatch.Known;
        Tell();
    }

    /// <summary>It is not the person the card showed: it is nobody's call until the agent says whose.</summary>
    /// <returns>False: it was not about that person any more.</returns>
    public bool Unlink(Id<Patient> shown, bool mayChoose)
    {
        if (PatientId != shown)
        {
            return false;
        }

        PatientId = null;
        Match = mayChoose ? CallMatch.Choose : CallMatch.Unknown;
        Tell();
        return true;
    }

    /// <summary>What its card may show has changed, though the call has not.</summary>
    public void ShowAgain() => Tell();

    /// <summary>The conversation is over by the agent's word (lines that cannot tell) or by the sweep.</summary>
    public void Close(DateTimeOffset at, string cause)
    {
        EndedAt ??= at;
        Cause ??= cause;
        Settle();
    }
}
