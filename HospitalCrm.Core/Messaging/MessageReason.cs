namespace HospitalCrm.Core.Messaging;

/// <summary>Why a message was held back, waits, or ended as it did.</summary>
public enum MessageReason
{
    // Held back for good.
    Deceased,
    NoArchive,

    /// <summary>The number is not, or no longer, one of the patient's.</summary>
    NotHisNumber,

    /// <summary>Confidential, and the number is used by several.</summary>
    SharedNumber,

    /// <summary>Nobody asked for the consent it needs.</summary>
    NotAsked,
    GuardianNotAsked,

    /// <summary>The patient said no when asked.</summary>
    Refused,

    /// <summary>The patient took the consent back.</summary>
    Withdrawn,

    /// <summary>The number replied that it wants no advertising.</summary>
    OptedOut,
    Nuisance,
    DayCap,

    /// <summary>The same words to the same number a moment ago.</summary>
    Repeat,

    /// <summary>What it told of is not so any more.</summary>
    Cancelled,

    // Waiting.
    QuietHours,
    Budget,
    NoChannel,

    /// <summary>A passing failure: it is tried again.</summary>
    Retry,

    /// <summary>The channel fell ill under it; surely not sent.</summary>
    ChannelFault,

    // Over.
    RefusedByChannel,

    /// <summary>The network reported so.</summary>
    NotDelivered,
    TriesUsedUp,

    /// <summary>The channel cannot say whether it was sent.</summary>
    OutcomeUnknown,

    /// <summary>The product ended while it was being sent.</summary>
    LeaseLapsed,
    Expired,
}
