using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Inquiries;

public static class InquiryPermissions
{
    /// <summary>患者咨询: what one registered, what was handed to the department, or all.</summary>
    public static readonly Permission View = new("inquiries.view") { IsScoped = true };

    /// <summary>Registers, hands over, tells whoever asked.</summary>
    public static readonly Permission Register = new("inquiries.register");

    /// <summary>Answers what was handed to the department.</summary>
    public static readonly Permission Answer = new("inquiries.answer");

    public static readonly Permission Export = new("inquiries.export") { IsGuarded = true };
}
