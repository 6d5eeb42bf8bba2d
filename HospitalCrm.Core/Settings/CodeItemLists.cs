using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Settings;

/// <summary>One list a dictionary; they differ in the columns their measure needs.</summary>
public static class CodeItemLists
{
    public static readonly ListDefinition<CodeItemRow> ConsumptionClasses = Make(CodeTables.ConsumptionClasses);

    public static readonly ListDefinition<CodeItemRow> HealthClasses = Make(CodeTables.HealthClasses);

    public static readonly ListDefinition<CodeItemRow> AddressClasses = Make(CodeTables.AddressClasses);

    public static readonly ListDefinition<CodeItemRow> AgeClasses = Make(CodeTables.AgeClasses);

    public static readonly ListDefinition<CodeItemRow> NewbornVaccineClasses = Make(CodeTables.NewbornVaccineClasses);

    public static readonly ListDefinition<CodeItemRow> ComplaintClasses = Make(CodeTables.ComplaintClasses);

    public static readonly ListDefinition<CodeItemRow> ComplaintSeverities = Make(CodeTables.ComplaintSeverities);

    public static readonly ListDefinition<CodeItemRow> FollowUpClasses = Make(CodeTables.FollowUpClasses);

    public static readonly ListDefinition<CodeItemRow> SatisfactionClasses = Make(CodeTables.SatisfactionClasses);

    public static readonly ListDefinition<CodeItemRow> SatisfactionLevels = Make(CodeTables.SatisfactionLevels);

    public static readonly ListDefinition<CodeItemRow> InquiryClasses = Make(CodeTables.InquiryClasses);

    public static readonly ListDefinition<CodeItemRow> FeedbackClasses = Make(CodeTables.FeedbackClasses);

    public static readonly ListDefinition<CodeItemRow> BusyReasons = Make(CodeTables.BusyReasons);

    public static readonly ListDefinition<CodeItemRow> BreakReasons = Make(CodeTables.BreakReasons);

    public static readonly ListDefinition<CodeItemRow> CallResults = Make(CodeTables.CallResults);

    public static readonly ListDefinition<CodeItemRow> MissedCallReasons = Make(CodeTables.MissedCallReasons);

    private static readonly Dictionary<string, ListDefinition<CodeItemRow>> ByName = new[]
    {
        ConsumptionClasses, HealthClasses, AddressClasses, AgeClasses, NewbornVaccineClasses, ComplaintClasses, ComplaintSeverities,
        FollowUpClasses, SatisfactionClasses, SatisfactionLevels, InquiryClasses, FeedbackClasses,
        BusyReasons, BreakReasons, CallResults, MissedCallReasons,
    }.ToDictionary(list => list.Name, StringComparer.Ordinal);

    public static ListDefinition<CodeItemRow> Of(CodeTable table) => ByName[table.Code];

    private static ListDefinition<CodeItemRow> Make(CodeTable table) => new(table.Code)
    {
        Source = db =>
            from item in db.CodeItems
            where item.TableCode == table.Code
            select new CodeItemRow
            {
                Id = item.Id,
                Code = item.Code,
                Name = item.Name,
                Order = item.Order,
                Value = item.Value,
                Until = db.CodeItems.Where(other => other.TableCode == table.Code && other.IsEnabled && other.Value > item.Value).Min(other => other.Value),
                IsEnabled = item.IsEnabled,
                IsBuiltIn = item.IsBuiltIn,
                Note = item.Note,
            },
        Key = ListKey<CodeItemRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(CodeItemRow.Order),
        Columns = Columns(table),
        Filters =
        [
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.Code.Contains(typed)),
            new("isEnabled", FilterKind.Choice, (typed, _) => bool.TryParse(typed, out var isEnabled) ? row => row.IsEnabled == isEnabled : row => false)
            {
                Choices = ["true", "false"],
                IsPublic = true,
            },
        ],
        Permissions = new(SettingsPermissions.View) { Add = SettingsPermissions.Manage, Edit = SettingsPermissions.Manage, Delete = SettingsPermissions.Manage, Export = SettingsPermissions.View },
        OpenUrl = row => $"/settings/{table.Code}/{row.Id}",
    };

    private static IReadOnlyList<ListColumn<CodeItemRow>> Columns(CodeTable table)
    {
        ListColumn<CodeItemRow>[] measured = table.Measure switch
        {
            CodeMeasure.Plain => [],
            CodeMeasure.Weight => [new(nameof(CodeItemRow.Value), row => row.Value) { Width = "110px" }],
            _ => [new(nameof(CodeItemRow.Value), row => row.Value) { Width = "120px" }, new(nameof(CodeItemRow.Until), row => row.Until) { Width = "120px" }],
        };
        return
        [
            new(nameof(CodeItemRow.Code), row => row.Code) { Width = "150px" },
            new(nameof(CodeItemRow.Name), row => row.Name) { Width = "180px" },
            .. measured,
            new(nameof(CodeItemRow.IsEnabled), row => row.IsEnabled) { Width = "80px" },
            new(nameof(CodeItemRow.Note), row => row.Note),
            new(nameof(CodeItemRow.Order), row => row.Order) { Width = "80px", SortKey = (Expression<Func<CodeItemRow, int>>)(row => row.Order) },
        ];
    }
}

public sealed record CodeItemRow
{
    public required Id<CodeItem> Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required int Order { get; init; }

    public int? Value { get; init; }

    /// <summary>Where the next class begins; null for the highest.</summary>
    public int? Until { get; init; }

    public required bool IsEnabled { get; init; }

    public required bool IsBuiltIn { get; init; }

    public string? Note { get; init; }
}
