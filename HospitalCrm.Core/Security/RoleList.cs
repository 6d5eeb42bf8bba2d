using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Security;

/// <summary>角色 (S4-5.3).</summary>
public static class RoleList
{
    public static readonly ListDefinition<RoleRow> Definition = new("roles")
    {
        Source = db =>
            from role in db.Roles
            select new RoleRow { Id = role.Id, Code = role.Code, Name = role.Name, Order = role.Order, Note = role.Note },
        Key = ListKey<RoleRow>.By(row => row.Id),
        Columns =
        [
            new("Code", row => row.Code) { Width = "150px" },
            new("Name", row => row.Name) { Width = "180px" },
            new("Order", row => row.Order) { Width = "80px", SortKey = (Expression<Func<RoleRow, int>>)(row => row.Order) },
            new("Note", row => row.Note),
        ],
        Filters =
        [
            new("code", FilterKind.Text, (typed, _) => row => row.Code.Contains(typed)) { IsPublic = true, IsCode = true },
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed)),
        ],
        SortedBy = "Order",
        IsSmall = true,
        Permissions = new(SecurityPermissions.ViewRoles)
        {
            Add = SecurityPermissions.ManageRoles,
            Edit = SecurityPermissions.ManageRoles,
            Delete = SecurityPermissions.ManageRoles,
        },
        OpenUrl = row => $"/roles/{row.Id}",
    };
}

public sealed record RoleRow
{
    public required Id<Role> Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required int Order { get; init; }

    public string? Note { get; init; }
}
