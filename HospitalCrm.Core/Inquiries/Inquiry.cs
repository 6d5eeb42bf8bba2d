using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Inquiries;

/// <summary>患者咨询: answered at once, or handed to a department that answers by a day. It is closed when whoever asked has the answer.</summary>
public sealed class Inquiry : Entity<Inquiry>, IAudited
{
    public const string CallerPurpose = "Inquiry.Caller";
    public const string PhonePurpose = "Inquiry.Phone";
    public const string QuestionPurpose = "Inquiry.Question";
    public const string AnswerPurpose = "Inquiry.Answer";
    public const string EndReasonPurpose = "Inquiry.EndReason";

    private Inquiry()
    {
    }

    public Inquiry(Sealed question, string registeredBy, DateTimeOffset at, Guid requestKey) =>
        (Question, RegisteredBy, RegisteredAt, RequestKey) = (question, registeredBy, at, requestKey);

    public InquiryState State { get; private set; }

    public DateTimeOffset RegisteredAt { get; private set; }

    public string RegisteredBy { get; private set; } = "";

    /// <summary>The form's own: saved again, it is the same one.</summary>
    public Guid RequestKey { get; private set; }

    public Id<CallSession>? CallId { get; private set; }

    public Id<Patient>? PatientId { get; private set; }

    public Sealed? Caller { get; private set; }

    public Sealed? Phone { get; private set; }

    public Sealed Question { get; private set; }

    public Sealed? Answer { get; private set; }

    /// <summary>What the answer was taken from.</summary>
    public Id<KnowledgeArticle>? ArticleId { get; private set; }

    public string? DepartmentCode { get; private set; }

    /// <summary>By when the department answers.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The department was told that it is late.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public string? ClosedBy { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Whoever asked was sent the answer.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Why it ended without whoever asked being told; null where he was.</summary>
    public Sealed? EndReason { get; private set; }

    Guid? IAudited.AuditPatient => PatientId?.Value;

    public Inquiry From(Id<Patient>? patient, Id<CallSession>? call, Sealed? caller, Sealed? phone)
    {
        (PatientId, CallId, Caller, Phone) = (patient, call, caller, phone);
        return this;
    }

    /// <summary>转科室.</summary>
    public void Hand(string departmentCode, DateTimeOffset dueAt)
    {
        Demand(InquiryState.Open, InquiryState.Handed);
        (State, DepartmentCode, DueAt, RemindedAt) = (InquiryState.Handed, departmentCode, dueAt, null);
    }

    public void Reply(Sealed answer, Id<KnowledgeArticle>? article, string by, DateTimeOffset at)
    {
        Demand(InquiryState.Open, InquiryState.Handed);
        (State, Answer, ArticleId, AnsweredBy, AnsweredAt) = (InquiryState.Answered, answer, article, by, at);
        Raise(new InquiriesToTell());
    }

    /// <summary>办结: whoever asked has the answer.</summary>
    public void Close(bool isSent, string by, DateTimeOffset at)
    {
        Demand(InquiryState.Answered);
        (State, IsSent, ClosedBy, ClosedAt) = (InquiryState.Closed, isSent, by, at);
        Raise(new InquiriesToTell());
    }

    /// <summary>终止: whoever asked was not told, for a reason that is kept.</summary>
    public void End(Sealed reason, string by, DateTimeOffset at)
    {
        Demand(InquiryState.Open, InquiryState.Handed, InquiryState.Answered);
        (State, EndReason, ClosedBy, ClosedAt) = (InquiryState.Closed, reason, by, at);
        Raise(new InquiriesToTell());
    }

    public void Remind(DateTimeOffset at) => RemindedAt = at;

    /// <summary>Whoever asked had his data erased; that somebody asked something stays for the counts.</summary>
    public void Forget(Sealed noQuestion, Sealed noAnswer) =>
        (PatientId, CallId, Caller, Phone, Question, Answer, EndReason) = (null, null, null, null, noQuestion, Answer is null ? null : noAnswer, null);

    private void Demand(params ReadOnlySpan<InquiryState> allowed)
    {
        if (!allowed.Contains(State))
        {
            throw new RuleViolation("Inquiries.WrongState", State);
        }
    }
}

/// <summary>What waits to be told to whoever asked is more, or less.</summary>
public sealed record InquiriesToTell;

public enum InquiryState
{
    /// <summary>待答复: with whoever took it.</summary>
    Open,

    /// <summary>已转科室.</summary>
    Handed,

    /// <summary>已答复: whoever asked does not know it yet.</summary>
    Answered,

    /// <summary>已办结.</summary>
    Closed,
}
