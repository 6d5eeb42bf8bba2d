namespace HospitalCrm.Core.Messaging;

/// <summary>What the gate says: let it go, let it wait, or hold it back for good.</summary>
internal readonly record struct GateVerdict(GateAnswer Answer, MessageReason? Reason = null, DateTimeOffset Until = default)
{
    public static readonly GateVerdict Pass = new(GateAnswer.Pass);

    public static GateVerdict Suppress(MessageReason reason) => new(GateAnswer.Suppress, reason);

    public static GateVerdict Hold(MessageReason reason, DateTimeOffset until) => new(GateAnswer.Hold, reason, until);
}

internal enum GateAnswer
{
    Pass,
    Hold,
    Suppress,
}

internal enum GateMoment
{
    /// <summary>It is about to be queued.</summary>
    Enqueue,

    /// <summary>It is about to go on the wire; much may have happened since.</summary>
    Send,
}
