using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Messaging;

/// <summary>Those who may work through the inbox.</summary>
public sealed class InboxStaff(CrmDb db) : IRoomPart
{
    public IQueryable<StaffMember> All
    {
        get
        {
            var right = MessagingPermissions.Inbox.Code;
            return db.Staff.Where(staff => staff.LeftAt == null && db.StaffRoles.Any(held => held.StaffId == staff.Id && db.Grants.Any(grant => grant.RoleId == held.RoleId && grant.Permission == right)));
        }
    }
}
