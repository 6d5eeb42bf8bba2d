namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>Where a corrective action stands.</summary>
public enum CorrectiveState
{
    /// <summary>整改中.</summary>
    Open,

    /// <summary>待评价: done, says its owner.</summary>
    Done,

    /// <summary>有效.</summary>
    Effective,
}

/// <summary>What was done to it.</summary>
public enum CorrectiveAct
{
    Demand,

    /// <summary>整改情况, with what proves it.</summary>
    Evidence,

    /// <summary>评价有效.</summary>
    Confirm,

    /// <summary>评价无效: once more, by another day.</summary>
    SendBack,

    /// <summary>Another owner or another day.</summary>
    Reassign,

    /// <summary>Overdue; somebody was told.</summary>
    Remind,
}
