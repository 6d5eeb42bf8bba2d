namespace HospitalCrm.Core.Desk;

/// <summary>门诊 住院 随访 联络 预约 建议 投诉: what one gets to from a card (S2-3.3), in this order.</summary>
public enum DoorKind
{
    Outpatient,
    Inpatient,
    FollowUp,

    /// <summary>联络: calls and what was written down.</summary>
    Contact,

    /// <summary>预约: there is no such room yet; the wish is written into the call's note.</summary>
    Appointment,

    /// <summary>表扬与建议.</summary>
    Suggestion,
    Complaint,
}

/// <param name="Count">How many stand in the list behind it, <see cref="Most"/> for that many and more; null where that is not told.</param>
/// <param name="Open">How many of them wait for something: in hospital, to be asked, to be answered, under way.</param>
public sealed record CardDoor(DoorKind Kind, int? Count, int Open = 0)
{
    /// <summary>99+ says enough, and is read as fast for five thousand as for a hundred.</summary>
    public const int Most = 100;
}
