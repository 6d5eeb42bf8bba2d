using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>一般情况、临床表现、诊断意见.</summary>
public static class LibraryTextList
{
    public static readonly ListDefinition<LibraryTextRow> Definition = new("library-texts")
    {
        Source = db =>
            from text in db.LibraryTexts
            join known in db.Departments on text.DepartmentCode equals known.Code into departments
            from department in departments.DefaultIfEmpty()
            select new LibraryTextRow
            {
                Id = text.Id,
                Library = text.Kind,
                Department = department == null ? text.DepartmentCode : department.Name,
                Text = text.Text,
                Order = text.Order,
                IsOff = text.IsOff,
            },
        Key = ListKey<LibraryTextRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(LibraryTextRow.Order),
        Columns =
        [
            new(nameof(LibraryTextRow.Library), row => row.Library) { Width = "110px" },
            new(nameof(LibraryTextRow.Text), row => row.Text),
            new(nameof(LibraryTextRow.Department), row => row.Department) { Width = "140px" },
            new(nameof(LibraryTextRow.Order), row => row.Order) { Width = "80px", SortKey = (Expression<Func<LibraryTextRow, int>>)(row => row.Order) },
            new(nameof(LibraryTextRow.IsOff), row => row.IsOff) { Width = "80px" },
        ],
        Filters =
        [
            new("library", FilterKind.Choice, ByLibrary) { Choices = Enum.GetNames<LibraryKind>(), IsPublic = true },
            new("text", FilterKind.Text, (typed, _) => row => row.Text.Contains(typed)),
            new("department", FilterKind.Text, (typed, _) => row => row.Department != null && row.Department.Contains(typed)),
        ],
        Permissions = new(QuestionnairePermissions.View) { Add = QuestionnairePermissions.Texts, Edit = QuestionnairePermissions.Texts, Delete = QuestionnairePermissions.Texts },
        OpenUrl = row => $"/settings/library-texts/{row.Id}",
    };

    private static Expression<Func<LibraryTextRow, bool>> ByLibrary(string typed, ListTools tools)
    {
        var kind = Enum.Parse<LibraryKind>(typed);
        return row => row.Library == kind;
    }
}

public sealed record LibraryTextRow
{
    public required Id<LibraryText> Id { get; init; }

    public required LibraryKind Library { get; init; }

    /// <summary>Null: everybody's.</summary>
    public required string? Department { get; init; }

    public required string Text { get; init; }

    public required int Order { get; init; }

    public required bool IsOff { get; init; }
}
