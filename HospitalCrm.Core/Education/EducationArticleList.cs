using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Education;

/// <summary>健康资讯.</summary>
public static class EducationArticleList
{
    public static readonly ListDefinition<EducationArticleRow> Definition = new("articles")
    {
        Source = db =>
            from article in db.EducationArticles
            join topic in db.EducationTopics on article.TopicId equals topic.Id
            select new EducationArticleRow
            {
                Id = article.Id,
                Title = article.Title,
                Topic = topic.Name,
                Kind = topic.Kind,
                SmsText = article.SmsText,
                State = article.State,
                WrittenBy = db.Staff.Where(staff => staff.StaffNo == article.WrittenBy).Select(staff => staff.Name).FirstOrDefault() ?? article.WrittenBy,
                WrittenAt = article.WrittenAt,
                SentAt = article.SentAt,
            },
        Key = ListKey<EducationArticleRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(EducationArticleRow.WrittenAt),
        SortedDescending = true,
        Columns =
        [
            new(nameof(EducationArticleRow.Title), row => row.Title) { Width = "200px" },
            new(nameof(EducationArticleRow.Topic), row => row.Topic) { Width = "140px" },
            new(nameof(EducationArticleRow.Kind), row => row.Kind) { Width = "110px" },
            new(nameof(EducationArticleRow.SmsText), row => row.SmsText),
            new(nameof(EducationArticleRow.State), row => row.State) { Width = "84px" },
            new(nameof(EducationArticleRow.WrittenBy), row => row.WrittenBy) { Width = "90px" },
            new(nameof(EducationArticleRow.WrittenAt), row => row.WrittenAt) { Width = "136px", SortKey = (Expression<Func<EducationArticleRow, DateTimeOffset>>)(row => row.WrittenAt) },
            new(nameof(EducationArticleRow.SentAt), row => row.SentAt) { Width = "136px" },
        ],
        Filters =
        [
            new("title", FilterKind.Text, (typed, _) => row => row.Title.Contains(typed) || row.SmsText.Contains(typed) || row.Topic.Contains(typed)),
            new("articleState", FilterKind.Choice, ByState) { Choices = Enum.GetNames<ArticleState>(), IsPublic = true },
        ],
        Permissions = new(EducationPermissions.View) { Add = EducationPermissions.Manage, Edit = EducationPermissions.Manage, Delete = EducationPermissions.Manage, Export = EducationPermissions.View },
        OpenUrl = row => $"/health-info/articles/{row.Id}",
    };

    private static Expression<Func<EducationArticleRow, bool>> ByState(string typed, ListTools tools)
    {
        var state = Enum.Parse<ArticleState>(typed);
        return row => row.State == state;
    }
}

public sealed record EducationArticleRow
{
    public required Id<EducationArticle> Id { get; init; }

    public required string Title { get; init; }

    public required string Topic { get; init; }

    public required EducationKind Kind { get; init; }

    public required string SmsText { get; init; }

    public required ArticleState State { get; init; }

    public required string WrittenBy { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required DateTimeOffset? SentAt { get; init; }
}
