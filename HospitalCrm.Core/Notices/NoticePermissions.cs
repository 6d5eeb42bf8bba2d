using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Notices;

public static class NoticePermissions
{
    /// <summary>定时短信: what ran, whom it chose, what runs next.</summary>
    public static readonly Permission View = new("notices.view");

    /// <summary>立即执行.</summary>
    public static readonly Permission Run = new("notices.run") { IsGuarded = true };
}
