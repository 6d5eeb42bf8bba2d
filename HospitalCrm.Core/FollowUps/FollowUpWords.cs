namespace HospitalCrm.Core.FollowUps;

/// <summary>Where a follow-up stands (docs/adr/0053).</summary>
public enum FollowUpState
{
    /// <summary>计划: its day has not come.</summary>
    Planned,

    /// <summary>到期: in the queue.</summary>
    Due,

    /// <summary>某某处理中.</summary>
    Leased,

    /// <summary>Nobody answered, or another time was agreed: waits for its next window.</summary>
    Waiting,

    /// <summary>查号: no number is left; somebody of the department or the call centre must find one.</summary>
    NumberNeeded,

    /// <summary>已回访.</summary>
    Done,

    /// <summary>拒访.</summary>
    Refused,

    /// <summary>失访.</summary>
    Lost,

    /// <summary>Withdrawn: see <see cref="FollowUpEnd"/>.</summary>
    Cancelled,
}

/// <summary>How a call went.</summary>
public enum FollowUpOutcome
{
    Done,
    NoAnswer,

    /// <summary>关机停机.</summary>
    Off,

    /// <summary>空号.</summary>
    EmptyNumber,
    NotThePatient,
    Refused,
    Rescheduled,
    Readmitted,
    Transferred,
    Died,
}

/// <summary>Why a follow-up was withdrawn.</summary>
public enum FollowUpEnd
{
    DischargeCancelled,
    Died,
    Readmitted,
    Transferred,

    /// <summary>Another record of the same person is asked already.</summary>
    Merged,
    ArchiveGone,

    /// <summary>The patient wants no follow-ups at all.</summary>
    NoFollowUps,
    PlanChanged,
}

/// <summary>Where a follow-up comes from.</summary>
public enum FollowUpOrigin
{
    Discharge,
    ByHand,

    /// <summary>From a file of patients somebody studies.</summary>
    Cohort,

    /// <summary>投诉: whoever looks after a complaint wants to know how its patient is.</summary>
    Complaint,
}

/// <summary>Who is to call.</summary>
public enum FollowUpCaller
{
    ResponsibleNurse,
    AttendingDoctor,
    CallCentre,
}

public enum FollowUpImportance
{
    Ordinary,
    Important,
    Urgent,
}

/// <summary>From when a step of a plan is counted.</summary>
public enum StepFrom
{
    Discharge,

    /// <summary>From the day the step before was planned for.</summary>
    Planned,

    /// <summary>From the day the step before was done, or given up: lost, or refused this once.</summary>
    Done,
}
