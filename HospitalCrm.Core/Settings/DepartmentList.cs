using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Settings;

/// <summary>科室.</summary>
public static class DepartmentList
{
    public static readonly ListDefinition<DepartmentRow> Definition = new("departments")
    {
        Source = db =>
            from department in db.Departments
            select new DepartmentRow
            {
                Id = department.Id,
                Code = department.Code,
                Name = department.Name,
                Kind = department.Kind,
                MessageName = department.MessageName,
                IsHidden = department.IsHidden,
            },
        Key = ListKey<DepartmentRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(DepartmentRow.Code),
        Columns =
        [
            new(nameof(DepartmentRow.Code), row => row.Code) { Width = "140px", SortKey = (Expression<Func<DepartmentRow, string>>)(row => row.Code) },
            new(nameof(DepartmentRow.Name), row => row.Name),
            new(nameof(DepartmentRow.Kind), row => row.Kind) { Width = "110px" },
            new(nameof(DepartmentRow.MessageName), row => row.MessageName),
            new(nameof(DepartmentRow.IsHidden), row => row.IsHidden) { Width = "90px" },
        ],
        Filters =
        [
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.Code.Contains(typed)),
            new("kind", FilterKind.Choice, (typed, _) => Enum.TryParse<DepartmentKind>(typed, out var kind) ? row => row.Kind == kind : row => false)
            {
                Choices = Enum.GetNames<DepartmentKind>(),
                IsPublic = true,
            },
        ],
        Permissions = new(SettingsPermissions.View) { Add = SettingsPermissions.Manage, Edit = SettingsPermissions.Manage, Delete = SettingsPermissions.Manage, Export = SettingsPermissions.View },
        OpenUrl = row => $"/settings/departments/{row.Id}",
    };
}

public sealed record DepartmentRow
{
    public required Id<Department> Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public DepartmentKind? Kind { get; init; }

    public string? MessageName { get; init; }

    public required bool IsHidden { get; init; }
}
