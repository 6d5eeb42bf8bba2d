namespace HospitalCrm.Core.Calls.Lines;

public enum LineSignal
{
    /// <summary>A ring. May be repeated, may come after the number.</summary>
    Ringing,

    /// <summary>The caller's number (or the word that it is withheld) became known.</summary>
    Number,

    /// <summary>A name came after the number; it only updates an open pop.</summary>
    Name,

    Answered,
    Transferred,

    /// <summary>A line that cannot tell answered from given up: the bell fell silent. The agent says which it was.</summary>
    RingingStopped,

    Ended,
}

public enum CallDirection
{
    Incoming,
    Outgoing,
}

public enum Presentation
{
    Allowed,

    /// <summary>The caller hides the number (P, PRIVATE, anonymous).</summary>
    Withheld,

    /// <summary>The network did not deliver one (O, out of area).</summary>
    Unavailable,
}
