using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Gallery;

/// <summary>Lists for looking at: their rows are made by the database itself, so that filters, sorts and pages are the real ones.</summary>
internal static class GalleryLists
{
    private static readonly string[] Kinds = ["vip", "regular", "blocked"];

    public static ListDefinition<GalleryRow> Full { get; } = Make(4_321);

    public static ListDefinition<GalleryRow> Empty { get; } = Make(0);

    /// <summary>Its filter is refused by name, as the reader does with every unknown one.</summary>
    public static ListDefinition<GalleryRow> Refused { get; } = Make(10, sortedBy: "Nonsense");

    private static ListDefinition<GalleryRow> Make(int rows, string? sortedBy = null) => new("gallery")
    {
        Source = db => db.Database.SqlQuery<GalleryRow>(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
            SELECT i AS "Id",
                   CASE i % 5 WHEN 0 THEN '欧阳振华' WHEN 1 THEN '王芳' WHEN 2 THEN '李建国' WHEN 3 THEN '买买提·阿不都拉' ELSE '张伟' END AS "Name",
                   '138****' || (1000 + i % 9000) AS "Phone",
                   CASE i % 3 WHEN 0 THEN 'vip' WHEN 1 THEN 'regular' ELSE 'blocked' END AS "Kind",
                   CASE WHEN i % 4 = 0 THEN '患者家属来电，询问出院后的用药、复诊时间和饮食注意事项，已请责任护士在下午三点前回电，并约定下周一门诊复查' ELSE '复诊' END AS "Note"
            FROM n WHERE i <= {rows}
            """),
        Key = ListKey<GalleryRow>.By(row => row.Id),
        Columns =
        [
            new("Name", row => row.Name) { Width = "170px", SortKey = (System.Linq.Expressions.Expression<Func<GalleryRow, string>>)(row => row.Name) },
            new("Phone", row => row.Phone) { Width = "140px" },
            new("Kind", row => row.Kind) { Width = "100px" },
            new("Note", row => row.Note),
        ],
        Filters =
        [
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed)),
            new("kind", FilterKind.Choice, (typed, _) => row => row.Kind == typed) { Choices = Kinds, IsPublic = true },
            new("day", FilterKind.DateRange, (_, _) => row => true) { IsPublic = true },
        ],
        Permissions = new(SecurityPermissions.Use) { Add = SecurityPermissions.Use, Edit = SecurityPermissions.Use, Delete = SecurityPermissions.Use },
        SortedBy = sortedBy,
    };
}
