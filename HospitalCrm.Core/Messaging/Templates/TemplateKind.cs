namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>短信种类: what a message is for. It says what its text may name, and whether the law calls it advertising.</summary>
public enum TemplateKind
{
    /// <summary>通知: anything in the caller's own words.</summary>
    Notice,

    /// <summary>验证码.</summary>
    Code,

    /// <summary>一日住院费用 (S2-4.2).</summary>
    DailyBill,

    /// <summary>预交金提醒.</summary>
    Deposit,

    /// <summary>检验结果通知.</summary>
    LabResult,

    /// <summary>复诊提醒.</summary>
    Revisit,
    Birthday,

    /// <summary>疫苗接种.</summary>
    Vaccine,

    /// <summary>健康资讯.</summary>
    Education,

    /// <summary>讲座通知.</summary>
    Lecture,

    /// <summary>讲座报名、变更: to those who signed up or were told.</summary>
    LectureService,

    /// <summary>导诊.</summary>
    Guide,

    /// <summary>满意度.</summary>
    Satisfaction,

    /// <summary>领导日报.</summary>
    LeaderReport,

    /// <summary>预约、停诊.</summary>
    Appointment,

    /// <summary>回访.</summary>
    FollowUp,

    /// <summary>网页随访: a one-time link to the follow-up's own form.</summary>
    FollowUpForm,

    /// <summary>短信随访: one question, answered by replying a figure.</summary>
    FollowUpQuestion,

    /// <summary>投诉受理.</summary>
    Complaint,

    /// <summary>投诉通知: to staff, never with anything of whoever complained.</summary>
    ComplaintNotice,

    /// <summary>异常预警: to those on duty, never to patients.</summary>
    Alert,
}
