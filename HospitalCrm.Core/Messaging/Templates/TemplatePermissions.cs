using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Messaging.Templates;

public static class TemplatePermissions
{
    public static readonly Permission View = new("templates.view");

    public static readonly Permission Manage = new("templates.manage");

    /// <summary>Lets a text that advertises go out, as the second person.</summary>
    public static readonly Permission Approve = new("templates.approve") { IsGuarded = true };
}
