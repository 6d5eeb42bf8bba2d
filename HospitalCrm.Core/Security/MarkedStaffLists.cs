using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Security;

/// <summary>可投诉人, 可评价人 and 日报接收人: everybody who works here, with whether he is marked. The information office keeps them; it sees no contact.</summary>
public static class MarkedStaffLists
{
    public static readonly ListDefinition<MarkedStaffRow> Complainable = Make("complainable-staff", StaffMark.Complainable);

    public static readonly ListDefinition<MarkedStaffRow> Evaluable = Make("evaluable-staff", StaffMark.Evaluable);

    public static readonly ListDefinition<MarkedStaffRow> ReportReaders = Make("report-readers", StaffMark.ReportReader);

    public static ListDefinition<MarkedStaffRow> Of(StaffMark mark) => mark switch
    {
        StaffMark.Complainable => Complainable,
        StaffMark.Evaluable => Evaluable,
        _ => ReportReaders,
    };

    private static ListDefinition<MarkedStaffRow> Make(string name, StaffMark mark) => new(name)
    {
        Source = db =>
            from staff in db.Staff
            where staff.LeftAt == null
            join known in db.Departments on staff.DepartmentCode equals known.Code into departments
            from department in departments.DefaultIfEmpty()
            select new MarkedStaffRow
            {
                Id = staff.Id,
                StaffNo = staff.StaffNo,
                Name = staff.Name,
                Department = department == null ? null : department.Name,
                IsMarked = mark == StaffMark.Complainable ? staff.IsComplainable : mark == StaffMark.Evaluable ? staff.IsEvaluable : staff.IsReportReader,
                HasMobile = staff.Mobile != null,
            },
        Key = ListKey<MarkedStaffRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(MarkedStaffRow.StaffNo),
        Columns =
        [
            new(nameof(MarkedStaffRow.StaffNo), row => row.StaffNo) { Width = "140px", SortKey = (Expression<Func<MarkedStaffRow, string>>)(row => row.StaffNo) },
            new(nameof(MarkedStaffRow.Name), row => row.Name) { Width = "160px" },
            new(nameof(MarkedStaffRow.Department), row => row.Department),
            new(nameof(MarkedStaffRow.IsMarked), row => row.IsMarked) { Width = "110px" },
            new(nameof(MarkedStaffRow.HasMobile), row => row.HasMobile) { Width = "110px", IsExtra = mark != StaffMark.ReportReader },
        ],
        Filters =
        [
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.StaffNo.Contains(typed)),
            new("department", FilterKind.Text, (typed, _) => row => row.Department != null && row.Department.Contains(typed)),
            new("isMarked", FilterKind.Choice, (typed, _) => bool.TryParse(typed, out var isMarked) ? row => row.IsMarked == isMarked : row => false)
            {
                Choices = ["true", "false"],
                IsPublic = true,
            },
        ],
        Permissions = new(SettingsPermissions.View) { Export = SettingsPermissions.Manage },
    };
}

public sealed record MarkedStaffRow
{
    public required Id<StaffMember> Id { get; init; }

    public required string StaffNo { get; init; }

    public required string Name { get; init; }

    public string? Department { get; init; }

    public required bool IsMarked { get; init; }

    /// <summary>A mobile number is known, whichever.</summary>
    public required bool HasMobile { get; init; }
}
