using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Settings.Guides;

/// <summary>科室导诊 and 检查导诊, read by whoever answers calls.</summary>
public static class GuideLists
{
    public static readonly ListDefinition<DepartmentGuideRow> Departments = new("guides")
    {
        Source = db =>
            from department in db.Departments
            where department.Guide != null
            select new DepartmentGuideRow { Code = department.Code, Name = department.Name, Kind = department.Kind, Guide = department.Guide! },
        Key = ListKey<DepartmentGuideRow>.By(row => row.Code),
        IsSmall = true,
        SortedBy = nameof(DepartmentGuideRow.Code),
        Columns =
        [
            new(nameof(DepartmentGuideRow.Code), row => row.Code) { Width = "120px", SortKey = (Expression<Func<DepartmentGuideRow, string>>)(row => row.Code) },
            new(nameof(DepartmentGuideRow.Name), row => row.Name) { Width = "180px" },
            new(nameof(DepartmentGuideRow.Guide), row => row.Guide),
        ],
        Filters = [new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.Code.Contains(typed) || row.Guide.Contains(typed))],
        Permissions = Rights,
        OpenUrl = row => $"/guides/{Uri.EscapeDataString(row.Code)}",
    };

    public static readonly ListDefinition<ExamItemRow> Exams = new("exams")
    {
        Source = db =>
            from item in db.ExamItems
            join known in db.Departments on item.DepartmentCode equals known.Code into departments
            from department in departments.DefaultIfEmpty()
            select new ExamItemRow { Id = item.Id, Code = item.Code, Name = item.Name, Department = department == null ? null : department.Name, Notes = item.Notes },
        Key = ListKey<ExamItemRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(ExamItemRow.Code),
        Columns =
        [
            new(nameof(ExamItemRow.Code), row => row.Code) { Width = "120px", SortKey = (Expression<Func<ExamItemRow, string>>)(row => row.Code) },
            new(nameof(ExamItemRow.Name), row => row.Name) { Width = "180px" },
            new(nameof(ExamItemRow.Department), row => row.Department) { Width = "140px" },
            new(nameof(ExamItemRow.Notes), row => row.Notes),
        ],
        Filters =
        [
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.Code.Contains(typed) || row.Notes.Contains(typed)),
            new("department", FilterKind.Text, (typed, _) => row => row.Department != null && row.Department.Contains(typed)),
        ],
        Permissions = Rights,
        OpenUrl = row => $"/guides/exams/{row.Id}",
    };

    private static ListPermissions Rights => new(SettingsPermissions.ViewGuides)
    {
        Add = SettingsPermissions.ManageGuides,
        Edit = SettingsPermissions.ManageGuides,
        Delete = SettingsPermissions.ManageGuides,
        Export = SettingsPermissions.ViewGuides,
    };
}

public sealed record DepartmentGuideRow
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public DepartmentKind? Kind { get; init; }

    public required string Guide { get; init; }
}

public sealed record ExamItemRow
{
    public required Id<ExamItem> Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? Department { get; init; }

    public required string Notes { get; init; }
}
