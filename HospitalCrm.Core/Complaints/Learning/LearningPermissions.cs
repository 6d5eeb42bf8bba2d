using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Learning;

public static class LearningPermissions
{
    /// <summary>整改: one's own, those of the department, or all. Whoever owns one writes down what was done.</summary>
    public static readonly Permission View = new("improvements.view") { IsScoped = true };

    /// <summary>Demands corrective action and keeps the records of 座谈会.</summary>
    public static readonly Permission Manage = new("improvements.manage");

    /// <summary>Checks the effect of what somebody else did.</summary>
    public static readonly Permission Check = new("improvements.check");

    public static readonly Permission Export = new("improvements.export") { IsGuarded = true };

    /// <summary>月度分析.</summary>
    public static readonly Permission ViewReviews = new("improvements.view-reviews");

    /// <summary>Freezes the figures of a month for signature.</summary>
    public static readonly Permission PrepareReview = new("improvements.prepare-review");

    /// <summary>院领导 signs.</summary>
    public static readonly Permission SignReview = new("improvements.sign-review") { IsGuarded = true };
}
