namespace HospitalCrm.Core.Complaints;

/// <summary>Where a complaint stands (docs/adr/0057).</summary>
public enum ComplaintState
{
    /// <summary>登记: came by another way than a member of staff; not accepted yet, but the clocks run.</summary>
    Draft,

    /// <summary>已受理.</summary>
    Accepted,

    /// <summary>处理中.</summary>
    Handling,

    /// <summary>待补充: the complainant is to bring something; inner clocks stand still, the statutory one does not.</summary>
    Waiting,

    /// <summary>申请终止, and nobody can be asked: the complaints office decides.</summary>
    ClosureRequested,

    /// <summary>待回访.</summary>
    CallbackDue,

    /// <summary>已终止.</summary>
    Closed,

    /// <summary>强行终止 asked for; a second person decides.</summary>
    ForcePending,

    /// <summary>强行终止.</summary>
    ForceClosed,

    /// <summary>不予受理.</summary>
    Declined,

    /// <summary>转出: see <see cref="ComplaintEnd"/> where to.</summary>
    Transferred,

    /// <summary>合并: goes on under an older number.</summary>
    Merged,

    /// <summary>重开: new evidence.</summary>
    Reopened,
}

/// <summary>By which way it came.</summary>
public enum ComplaintSource
{
    Call,
    Counter,
    SmsReply,
    Letter,

    /// <summary>意见箱.</summary>
    OpinionBox,
    Web,

    /// <summary>院长信箱.</summary>
    DirectorMailbox,

    /// <summary>12345 政务热线.</summary>
    Hotline12345,

    /// <summary>12320 卫生热线.</summary>
    Hotline12320,

    /// <summary>卫健委转办.</summary>
    HealthCommission,

    /// <summary>信访转办.</summary>
    PetitionOffice,

    /// <summary>满意度低分: somebody was dissatisfied when he was asked.</summary>
    Survey,
}

/// <summary>What the complainant is to the patient.</summary>
public enum ComplainantRelation
{
    Self,
    Spouse,
    Parent,
    Child,
    Relative,
    Friend,
    Other,
}

/// <summary>How it ended.</summary>
public enum ComplaintEnd
{
    /// <summary>The complainant agreed at the callback.</summary>
    Agreed,

    /// <summary>当场解决.</summary>
    OnSpot,

    /// <summary>强行终止.</summary>
    Forced,

    /// <summary>Nobody answered the callbacks; the complaints office decided.</summary>
    Unanswered,

    /// <summary>Anonymous or without a number; ended with two signatures.</summary>
    NobodyToAsk,

    /// <summary>不予受理.</summary>
    Declined,

    /// <summary>转办 to another organisation.</summary>
    OtherOrganisation,

    /// <summary>转医疗纠纷.</summary>
    MedicalDispute,

    /// <summary>移交纪检.</summary>
    Discipline,

    /// <summary>已报警.</summary>
    Police,

    /// <summary>合并.</summary>
    Merged,
}

/// <summary>May it be ended? (S4-2.7)</summary>
public enum CallbackAnswer
{
    Agreed,
    Refused,

    /// <summary>Nobody answered the call.</summary>
    Unanswered,
}

/// <summary>满意, 基本满意, 不满意. Who was asked and would not say has none.</summary>
public enum ComplaintSatisfaction
{
    Satisfied,
    Fairly,
    Dissatisfied,
}

/// <summary>How the complainant was told.</summary>
public enum FeedbackWay
{
    Phone,
    InPerson,
    Letter,
    Sms,
    Web,

    /// <summary>书面回复转办单位: the organisation that passed it on tells the complainant.</summary>
    WrittenReply,
}

/// <summary>What is done to a complaint; also what a step of its history says.</summary>
public enum ComplaintAct
{
    Register,
    Accept,
    Assign,

    /// <summary>情况说明.</summary>
    Account,

    /// <summary>首次联系.</summary>
    Contact,

    /// <summary>反馈.</summary>
    Feedback,

    /// <summary>申请终止.</summary>
    AskClosure,
    Callback,

    /// <summary>The office ends what nobody could be asked about.</summary>
    EndByOffice,

    /// <summary>The office sends it round again instead.</summary>
    AnotherRound,
    Force,
    ApproveEnd,
    RejectEnd,
    Wait,
    Resume,
    Decline,
    Transfer,
    Merge,
    SettleOnSpot,
    Reopen,

    /// <summary>Somebody was told by message.</summary>
    Tell,

    /// <summary>补充: the complainant wrote again before it was accepted.</summary>
    Supplement,

    /// <summary>The complainant had his data erased.</summary>
    Forget,

    /// <summary>A clock warned or climbed.</summary>
    Alarm,
}

/// <summary>What a clock counts.</summary>
public enum ComplaintClockKind
{
    /// <summary>首次联系.</summary>
    FirstContact,

    /// <summary>法定时限: receipt → first recorded feedback.</summary>
    Statutory,

    /// <summary>内部时限 of one step.</summary>
    Internal,
}

/// <summary>How far a clock's alarm has climbed.</summary>
public enum ComplaintAlarm
{
    None,

    /// <summary>Those at work on it were warned.</summary>
    Warned,

    /// <summary>Over: the head of those at work on it.</summary>
    Head,

    /// <summary>The complaints office and the function department.</summary>
    Office,

    /// <summary>院领导.</summary>
    Leaders,
}
