using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Education;

/// <summary>健康资讯类型.</summary>
public static class EducationTopicList
{
    public static readonly ListDefinition<EducationTopicRow> Definition = new("health-info")
    {
        Source = db =>
            from topic in db.EducationTopics
            select new EducationTopicRow
            {
                Id = topic.Id,
                Number = topic.Number,
                Name = topic.Name,
                Kind = topic.Kind,
                Note = topic.Note,
                AudienceCount = topic.AudienceCount,
                ArticleCount = db.EducationArticles.Count(article => article.TopicId == topic.Id),
                SetBy = db.Staff.Where(staff => staff.StaffNo == topic.SetBy).Select(staff => staff.Name).FirstOrDefault() ?? topic.SetBy,
                SetAt = topic.SetAt,
            },
        Key = ListKey<EducationTopicRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(EducationTopicRow.Number),
        Columns =
        [
            new(nameof(EducationTopicRow.Number), row => row.Number) { Width = "70px", SortKey = (Expression<Func<EducationTopicRow, int>>)(row => row.Number) },
            new(nameof(EducationTopicRow.Name), row => row.Name) { Width = "200px" },
            new(nameof(EducationTopicRow.Kind), row => row.Kind) { Width = "110px" },
            new(nameof(EducationTopicRow.Note), row => row.Note),
            new(nameof(EducationTopicRow.AudienceCount), row => row.AudienceCount) { Width = "80px" },
            new(nameof(EducationTopicRow.ArticleCount), row => row.ArticleCount) { Width = "80px" },
            new(nameof(EducationTopicRow.SetBy), row => row.SetBy) { Width = "90px" },
            new(nameof(EducationTopicRow.SetAt), row => row.SetAt) { Width = "136px", SortKey = (Expression<Func<EducationTopicRow, DateTimeOffset>>)(row => row.SetAt) },
        ],
        Filters =
        [
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.Note.Contains(typed)),
            new("educationKind", FilterKind.Choice, ByKind) { Choices = Enum.GetNames<EducationKind>(), IsPublic = true },
        ],
        Permissions = new(EducationPermissions.View) { Add = EducationPermissions.Manage, Edit = EducationPermissions.Manage, Delete = EducationPermissions.Manage, Export = EducationPermissions.View },
        OpenUrl = row => $"/health-info/{row.Id}",
    };

    private static Expression<Func<EducationTopicRow, bool>> ByKind(string typed, ListTools tools)
    {
        var kind = Enum.Parse<EducationKind>(typed);
        return row => row.Kind == kind;
    }
}

public sealed record EducationTopicRow
{
    public required Id<EducationTopic> Id { get; init; }

    public required int Number { get; init; }

    public required string Name { get; init; }

    public required EducationKind Kind { get; init; }

    public required string Note { get; init; }

    public required int AudienceCount { get; init; }

    public required int ArticleCount { get; init; }

    public required string SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }
}
