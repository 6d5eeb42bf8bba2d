using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Security;

/// <summary>工作人员: who works here, in which role, at which seat. Mobile numbers stay sealed.</summary>
public static class StaffList
{
    public static readonly ListDefinition<StaffRow> Definition = new("staff")
    {
        Source = db =>
            from staff in db.Staff
            select new StaffRow
            {
                Id = staff.Id,
                StaffNo = staff.StaffNo,
                Name = staff.Name,
                Role = (from held in db.StaffRoles
                        where held.StaffId == staff.Id
                        join role in db.Roles on held.RoleId equals role.Id
                        orderby role.Order
                        select role.Name).FirstOrDefault(),
                Department = db.Departments.Where(department => department.Code == staff.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
                Ward = staff.WardCode,
                Extension = staff.Extension,
                State = staff.LeftAt == null ? StaffState.Present : StaffState.Left,
            },
        Key = ListKey<StaffRow>.By(row => row.Id),
        Columns =
        [
            new("StaffNo", row => row.StaffNo) { Width = "140px", SortKey = (System.Linq.Expressions.Expression<Func<StaffRow, string>>)(row => row.StaffNo) },
            new("Name", row => row.Name) { Width = "140px" },
            new("Role", row => row.Role),
            new("Department", row => row.Department),
            new("Ward", row => row.Ward) { Width = "90px" },
            new("Extension", row => row.Extension) { Width = "90px" },
            new("State", row => row.State) { Width = "80px" },
        ],
        Filters =
        [
            new("staffNo", FilterKind.Text, (typed, _) => row => row.StaffNo.Contains(typed)),
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed)),
            new("department", FilterKind.Text, (typed, _) => row => row.Department != null && row.Department.Contains(typed)),
            new("state", FilterKind.Choice, ByState) { Choices = Enum.GetNames<StaffState>(), IsPublic = true },
        ],
        SortedBy = "StaffNo",
        Permissions = new(SecurityPermissions.ViewStaff) { Add = SecurityPermissions.ManageStaff, Edit = SecurityPermissions.ManageStaff, Export = SecurityPermissions.ManageStaff },
        OpenUrl = row => $"/staff/{row.Id}",
    };

    private static System.Linq.Expressions.Expression<Func<StaffRow, bool>> ByState(string typed, ListTools tools) =>
        Enum.TryParse<StaffState>(typed, out var state) ? row => row.State == state : row => false;
}

public sealed record StaffRow
{
    public required Id<StaffMember> Id { get; init; }

    public required string StaffNo { get; init; }

    public required string Name { get; init; }

    public string? Role { get; init; }

    public string? Department { get; init; }

    public string? Ward { get; init; }

    public string? Extension { get; init; }

    public required StaffState State { get; init; }
}

public enum StaffState
{
    Present,

    /// <summary>离职.</summary>
    Left,
}
