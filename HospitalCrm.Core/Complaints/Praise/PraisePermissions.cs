using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Praise;

public static class PraisePermissions
{
    /// <summary>Praise and suggestions: about oneself or registered by oneself, those of the department, or all.</summary>
    public static readonly Permission View = new("praise.view") { IsScoped = true };

    public static readonly Permission Register = new("praise.register");

    /// <summary>Answers suggestions.</summary>
    public static readonly Permission Answer = new("praise.answer");

    public static readonly Permission Export = new("praise.export") { IsGuarded = true };
}
