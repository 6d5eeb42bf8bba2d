using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Inquiries.Knowledge;

/// <summary>知识库: one thing people ask, and what they are told. Only what is published is found and told; what is retired stays for the inquiries it answered.</summary>
public sealed class KnowledgeArticle : Entity<KnowledgeArticle>, IAudited
{
    public const int LongestTitle = 60;
    public const int LongestQuestions = 300;

    /// <summary>Signature and greeting come around it, and a message ends at 500.</summary>
    public const int LongestAnswer = 400;

    public KnowledgeKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>How else people ask: phrases with marks between.</summary>
    public string Questions { get; private set; } = "";

    public string Answer { get; private set; } = "";

    public string? DepartmentCode { get; private set; }

    /// <summary>出诊、停诊: its first day.</summary>
    public DateOnly? FromOn { get; private set; }

    /// <summary>The last day; the day after, it is retired by itself.</summary>
    public DateOnly? UntilOn { get; private set; }

    public KnowledgeState State { get; private set; }

    /// <summary>复核日期: by then somebody looks whether it still holds.</summary>
    public DateOnly? ReviewOn { get; private set; }

    public string WrittenBy { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    Guid? IAudited.AuditPatient => null;

    /// <summary>What is published stays published with the new words: whoever writes may publish.</summary>
    public void Write(KnowledgeForm form, string by, DateTimeOffset at)
    {
        (Kind, Title, Questions, Answer) = (form.Kind, form.Title.Trim(), form.Questions.Trim(), form.Answer.Trim());
        DepartmentCode = string.IsNullOrEmpty(form.Department) ? null : form.Department;
        (FromOn, UntilOn) = form.IsClinic ? (form.FromOn, form.UntilOn) : (null, null);
        (ReviewOn, WrittenBy, WrittenAt) = (form.ReviewOn, by, at);
    }

    public void Publish(DateOnly today)
    {
        if (UntilOn < today || ReviewOn < today)
        {
            throw new RuleViolation("Knowledge.Outdated");
        }

        State = KnowledgeState.Published;
    }

    /// <summary>停用.</summary>
    public void Retire() => State = State == KnowledgeState.Published ? KnowledgeState.Retired : throw new RuleViolation("Knowledge.NotPublished");
}

/// <summary>What kind of knowledge it is.</summary>
public enum KnowledgeKind
{
    /// <summary>问答.</summary>
    Answer,

    /// <summary>院内电话簿.</summary>
    Phone,

    /// <summary>科室位置.</summary>
    Place,

    /// <summary>出诊.</summary>
    Clinic,

    /// <summary>停诊.</summary>
    NoClinic,
}

public enum KnowledgeState
{
    /// <summary>草稿.</summary>
    Draft,

    /// <summary>已发布.</summary>
    Published,

    /// <summary>已停用.</summary>
    Retired,
}
