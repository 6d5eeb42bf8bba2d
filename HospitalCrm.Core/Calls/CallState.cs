namespace HospitalCrm.Core.Calls;

public enum CallState
{
    Ringing,
    Answered,

    /// <summary>Was answered and is over.</summary>
    Ended,

    /// <summary>Stopped ringing without being answered.</summary>
    Missed,
}

/// <summary>Who the caller is, by exact normalised number only; never by a suffix or a guess.</summary>
public enum CallMatch
{
    /// <summary>The number is not known yet.</summary>
    Pending,

    /// <summary>One person.</summary>
    Known,

    /// <summary>Several persons on one number: the agent chooses.</summary>
    Choose,

    /// <summary>No archive has this number.</summary>
    Unknown,

    /// <summary>No number came: withheld, or out of area.</summary>
    Withheld,
}

/// <summary>Something about a call changed that somebody may be looking at.</summary>
public sealed record CallChanged(Kernel.Id<CallSession> CallId);
