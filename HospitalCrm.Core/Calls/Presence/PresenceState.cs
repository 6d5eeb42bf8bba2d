namespace HospitalCrm.Core.Calls.Presence;

public enum PresenceState
{
    /// <summary>示闲.</summary>
    Ready,

    /// <summary>示忙: at the desk, with something else. Calls ring all the same: nobody's call is hidden.</summary>
    Busy,

    /// <summary>小休.</summary>
    Break,

    /// <summary>话后处理: begins by itself after a call.</summary>
    WrapUp,

    /// <summary>离线, said by the agent. Whoever has gone without a word has no span at all.</summary>
    Offline,
}

/// <summary>Somebody's state is another, or he came or went.</summary>
public sealed record PresenceChanged(string StaffNo);
