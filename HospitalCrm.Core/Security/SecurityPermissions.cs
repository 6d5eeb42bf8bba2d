using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

public static class SecurityPermissions
{
    /// <summary>What every signed-in person may do: read the own profile, keep drafts, take a seat.</summary>
    public static readonly Permission Use = new("security.use");

    public static readonly Permission ViewStaff = new("security.view-staff");

    public static readonly Permission ManageStaff = new("security.manage-staff") { IsGuarded = true, Duty = Duty.System };

    public static readonly Permission ViewAudit = new("security.view-audit") { IsGuarded = true, Duty = Duty.Audit };

    /// <summary>Who may do what: roles, their rights, who holds them.</summary>
    public static readonly Permission ViewRoles = new("security.view-roles");

    /// <summary>Roles and what they may do.</summary>
    public static readonly Permission ManageRoles = new("security.manage-roles") { IsGuarded = true, Duty = Duty.Security };

    /// <summary>Who holds which role.</summary>
    public static readonly Permission AssignRoles = new("security.assign-roles") { IsGuarded = true, Duty = Duty.Security };

    /// <summary>The periodic review of all rights, signed (S1-7).</summary>
    public static readonly Permission ReviewRights = new("security.review-rights") { IsGuarded = true, Duty = Duty.Security };

    /// <summary>Looks at every emergency access and says whether it was right.</summary>
    public static readonly Permission JudgeEmergency = new("security.judge-emergency") { IsGuarded = true, Duty = Duty.Security };

    /// <summary>What was before and after, in full.</summary>
    public static readonly Permission ViewAuditDetails = new("security.view-audit-details") { IsGuarded = true, Duty = Duty.Audit };

    /// <summary>Verify the chain, sign the quarter's review; changes nothing else.</summary>
    public static readonly Permission VerifyAudit = new("security.verify-audit") { IsGuarded = true, Duty = Duty.Audit };

    /// <summary>Sign-in accounts: unlock, take a lost authenticator away, end sessions.</summary>
    public static readonly Permission ManageAccounts = new("security.manage-accounts") { IsGuarded = true, Duty = Duty.System };

    /// <summary>对接系统: who calls our API.</summary>
    public static readonly Permission ViewSystems = new("security.view-systems");

    /// <summary>Gives, changes and takes away the keys of connected systems.</summary>
    public static readonly Permission ManageSystems = new("security.manage-systems") { IsGuarded = true, Duty = Duty.System };
}
