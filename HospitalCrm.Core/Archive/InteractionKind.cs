namespace HospitalCrm.Core.Archive;

/// <summary>What kind of contact stands on the time axis.</summary>
public enum InteractionKind
{
    Call,

    /// <summary>联络记录 without a call of this person.</summary>
    Note,

    /// <summary>门诊、急诊.</summary>
    Visit,
    Stay,
    CheckUp,
    LabReport,
    ExamReport,

    /// <summary>短信: sent to him, or about him to whoever stands beside him.</summary>
    Message,

    /// <summary>回复短信.</summary>
    Reply,

    /// <summary>已回访: what was asked and answered in one round.</summary>
    FollowUp,

    /// <summary>投诉: to the complaints office only, and never where its reader is concerned by it.</summary>
    Complaint,

    /// <summary>咨询: to whoever took it and to those who take calls, never to the department that answers.</summary>
    Inquiry,
}

/// <summary>业务分类 (S3-B.12): what a contact was about.</summary>
public enum InteractionClass
{
    /// <summary>咨询.</summary>
    Inquiry,
    Complaint,
    Appointment,
    FollowUp,

    /// <summary>建议与表扬.</summary>
    Evaluation,

    /// <summary>Calls and notes about nothing of these.</summary>
    Contact,
    Outpatient,
    Inpatient,
    CheckUp,
    Report,
    Message,
}
