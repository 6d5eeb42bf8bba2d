using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>满意度项目.</summary>
public static class SatisfactionItemList
{
    public static readonly ListDefinition<SatisfactionItemRow> Definition = new("satisfaction-items")
    {
        Source = db =>
            from item in db.SatisfactionItems
            join known in db.CodeItems.Where(code => code.TableCode == CodeTables.SatisfactionClasses.Code) on item.ClassCode equals known.Code into classes
            from found in classes.DefaultIfEmpty()
            select new SatisfactionItemRow { Id = item.Id, Code = item.Code, Scope = item.Scope, ItemClass = found == null ? item.ClassCode : found.Name, Name = item.Name, IsOff = item.IsOff },
        Key = ListKey<SatisfactionItemRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(SatisfactionItemRow.Code),
        Columns =
        [
            new(nameof(SatisfactionItemRow.Code), row => row.Code) { Width = "160px", SortKey = (Expression<Func<SatisfactionItemRow, string>>)(row => row.Code) },
            new(nameof(SatisfactionItemRow.Name), row => row.Name),
            new(nameof(SatisfactionItemRow.Scope), row => row.Scope) { Width = "90px" },
            new(nameof(SatisfactionItemRow.ItemClass), row => row.ItemClass) { Width = "120px" },
            new(nameof(SatisfactionItemRow.IsOff), row => row.IsOff) { Width = "80px" },
        ],
        Filters =
        [
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.Code.Contains(typed)),
            new("scope", FilterKind.Choice, ByScope) { Choices = Enum.GetNames<SatisfactionScope>(), IsPublic = true },
        ],
        Permissions = new(QuestionnairePermissions.View) { Add = QuestionnairePermissions.Texts, Edit = QuestionnairePermissions.Texts, Delete = QuestionnairePermissions.Texts },
        OpenUrl = row => $"/settings/satisfaction-items/{row.Id}",
    };

    private static Expression<Func<SatisfactionItemRow, bool>> ByScope(string typed, ListTools tools)
    {
        var scope = Enum.Parse<SatisfactionScope>(typed);
        return row => row.Scope == scope;
    }
}

public sealed record SatisfactionItemRow
{
    public required Id<SatisfactionItem> Id { get; init; }

    public required string Code { get; init; }

    public required SatisfactionScope Scope { get; init; }

    public required string ItemClass { get; init; }

    public required string Name { get; init; }

    public required bool IsOff { get; init; }
}
