using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Messaging;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>短信模板.</summary>
public static class TemplateList
{
    public static readonly ListDefinition<TemplateRow> Definition = new("templates")
    {
        Source = db =>
            from template in db.MessageTemplates
            join edition in db.TemplateEditions on new { Template = template.Id, Number = template.Latest } equals new { Template = edition.TemplateId, edition.Number }
            select new TemplateRow
            {
                Id = template.Id,
                Code = template.Code,
                Name = template.Name,
                Kind = template.Kind,
                Category = edition.Category,
                Text = edition.Text,
                IsOff = template.IsOff,
                InForce = template.InForce,
                Latest = template.Latest,
                Edition = edition.State,
                WrittenAt = edition.WrittenAt,
            },
        Key = ListKey<TemplateRow>.By(row => row.Id),
        Columns =
        [
            new("Name", row => row.Name) { Width = "150px" },
            new("Kind", row => row.Kind) { Width = "110px" },
            new("Category", row => row.Category) { Width = "70px" },
            new("Text", row => row.Text),
            new("Standing", row => row.Standing) { Width = "84px" },
            new("Latest", row => row.Latest) { Width = "60px" },
            new("WrittenAt", row => row.WrittenAt) { Width = "136px", SortKey = (Expression<Func<TemplateRow, DateTimeOffset>>)(row => row.WrittenAt) },
            new("Code", row => row.Code) { Width = "150px", IsExtra = true },
        ],
        Filters =
        [
            new("text", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.Text.Contains(typed) || row.Code == typed),
            new("kind", FilterKind.Choice, ByKind) { Choices = Enum.GetNames<TemplateKind>(), IsPublic = true },
            new("category", FilterKind.Choice, ByCategory) { Choices = Enum.GetNames<MessageCategory>(), IsPublic = true },
            new("standing", FilterKind.Choice, ByStanding) { Choices = Enum.GetNames<TemplateStanding>(), IsPublic = true },
        ],
        Permissions = new(TemplatePermissions.View) { Add = TemplatePermissions.Manage, Edit = TemplatePermissions.Manage },
        OpenUrl = row => $"/templates/{row.Id}",
        SortedBy = "WrittenAt",
        SortedDescending = true,
        IsSmall = true,
    };

    private static Expression<Func<TemplateRow, bool>> ByKind(string typed, ListTools tools)
    {
        var kind = Enum.Parse<TemplateKind>(typed);
        return row => row.Kind == kind;
    }

    private static Expression<Func<TemplateRow, bool>> ByCategory(string typed, ListTools tools)
    {
        var category = Enum.Parse<MessageCategory>(typed);
        return row => row.Category == category;
    }

    private static Expression<Func<TemplateRow, bool>> ByStanding(string typed, ListTools tools) => Enum.Parse<TemplateStanding>(typed) switch
    {
        TemplateStanding.Off => row => row.IsOff,
        TemplateStanding.Waiting => row => !row.IsOff && row.Edition == EditionState.Waiting,
        TemplateStanding.Rejected => row => !row.IsOff && row.Edition == EditionState.Rejected,
        _ => row => !row.IsOff && row.Edition == EditionState.InForce,
    };
}

public sealed record TemplateRow
{
    public required Id<MessageTemplate> Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required TemplateKind Kind { get; init; }

    /// <summary>Of the newest edition, as are text and state.</summary>
    public required MessageCategory Category { get; init; }

    public required string Text { get; init; }

    public required bool IsOff { get; init; }

    public required int? InForce { get; init; }

    public required int Latest { get; init; }

    public required EditionState Edition { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public TemplateStanding Standing => IsOff ? TemplateStanding.Off : Edition switch
    {
        EditionState.Waiting => TemplateStanding.Waiting,
        EditionState.Rejected => TemplateStanding.Rejected,
        _ => TemplateStanding.InUse,
    };
}

public enum TemplateStanding
{
    InUse,
    Waiting,
    Rejected,
    Off,
}
