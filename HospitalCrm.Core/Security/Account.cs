using HospitalCrm.Core.Kernel;
using Microsoft.AspNetCore.Identity;

namespace HospitalCrm.Core.Security;

/// <summary>What a member of staff signs in with. The person, the department and the rights are on <see cref="StaffMember"/>.</summary>
public sealed class Account : IdentityUser<Guid>
{
    private Account()
    {
    }

    public Account(StaffMember staff)
    {
        Id = Guid.CreateVersion7();
        StaffId = staff.Id;
        UserName = staff.StaffNo;
        NormalizedUserName = staff.StaffNo.ToUpperInvariant();
        SecurityStamp = Guid.NewGuid().ToString("N");
        LockoutEnabled = true;
    }

    public Id<StaffMember> StaffId { get; private set; }

    /// <summary>A one-time password was given out: the next sign-in asks for a new one.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>A demo account; refused in Production.</summary>
    public bool IsDemo { get; set; }
}
