using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Education;

public static class EducationPermissions
{
    /// <summary>健康资讯: types, articles, what was sent to how many.</summary>
    public static readonly Permission View = new("education.view");

    /// <summary>Writes types and articles, and asks for approval.</summary>
    public static readonly Permission Manage = new("education.manage");

    /// <summary>Lets an article go out, as the second person.</summary>
    public static readonly Permission Approve = new("education.approve") { IsGuarded = true };

    /// <summary>Sends an article or a lecture's notice to its audience, pauses and stops it.</summary>
    public static readonly Permission Send = new("education.send") { IsGuarded = true };

    /// <summary>特定条件提醒 as a service message, which needs no consent to advertising.</summary>
    public static readonly Permission SendAsNotice = new("education.send-notice") { IsGuarded = true };

    /// <summary>讲座: plans, changes and cancels them.</summary>
    public static readonly Permission ManageLectures = new("education.manage-lectures");

    /// <summary>讲座报名.</summary>
    public static readonly Permission SignUp = new("education.sign-up");
}
