namespace HospitalCrm.Core.Messaging;

/// <summary>What the law calls a message, and so when it may go out and to whom.</summary>
public enum MessageCategory
{
    /// <summary>验证码: asked for by its reader a moment ago. First of all, at any hour.</summary>
    Code,

    /// <summary>服务类: fees, results, appointments, follow-ups. Needs no consent of its own.</summary>
    Notice,

    /// <summary>商业类: birthdays, lectures, paid vaccines. Only to those who consented, with a way to refuse in the text.</summary>
    Promotion,
}
