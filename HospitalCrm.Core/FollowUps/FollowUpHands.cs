using System.Linq.Expressions;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.FollowUps;

/// <summary>
/// Who can call: everybody who works here, sees follow-ups and may take them, each with how far he sees. What lies within nobody's reach
/// waits for nobody, and is told to whoever sees all.
/// </summary>
internal static class FollowUpHands
{
    public static IQueryable<FollowUpHand> Of(CrmDb db) =>
        from staff in db.Staff
        where staff.LeftAt == null
        join held in db.StaffRoles on staff.Id equals held.StaffId
        join grant in db.Grants on held.RoleId equals grant.RoleId
        where grant.Permission == FollowUpPermissions.View.Code
            && db.StaffRoles.Any(other => other.StaffId == staff.Id && db.Grants.Any(call => call.RoleId == other.RoleId && call.Permission == FollowUpPermissions.Call.Code))
        select new FollowUpHand { StaffNo = staff.StaffNo, Scope = grant.Scope, DepartmentCode = staff.DepartmentCode, WardCode = staff.WardCode };

    /// <summary>Within the reach of none of them.</summary>
    public static Expression<Func<FollowUpTask, bool>> NobodyFor(CrmDb db)
    {
        var hands = Of(db);
        return task => !hands.Any(hand => hand.Scope == DataScope.All
            || (hand.Scope == DataScope.Department && hand.DepartmentCode == task.DepartmentCode)
            || (hand.Scope == DataScope.Ward && hand.WardCode != null && hand.WardCode == task.WardCode)
            || (hand.Scope == DataScope.Own && hand.StaffNo == task.AssigneeNo));
    }
}

internal sealed record FollowUpHand
{
    public required string StaffNo { get; init; }

    public required DataScope Scope { get; init; }

    public required string? DepartmentCode { get; init; }

    public required string? WardCode { get; init; }
}
