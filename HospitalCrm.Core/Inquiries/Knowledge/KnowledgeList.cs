using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Inquiries.Knowledge;

/// <summary>知识库, what was written last first: for those who keep it. Everybody else asks the search box.</summary>
public static class KnowledgeList
{
    public static readonly ListDefinition<KnowledgeRow> Definition = new("knowledge")
    {
        Source = db =>
            from article in db.KnowledgeArticles
            select new KnowledgeRow
            {
                Id = article.Id,
                Kind = article.Kind,
                Title = article.Title,
                Questions = article.Questions,
                Answer = article.Answer,
                DepartmentCode = article.DepartmentCode,
                Department = db.Departments.Where(department => department.Code == article.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
                State = article.State,
                FromOn = article.FromOn,
                UntilOn = article.UntilOn,
                ReviewOn = article.ReviewOn,
                WrittenBy = db.Staff.Where(staff => staff.StaffNo == article.WrittenBy).Select(staff => staff.Name).FirstOrDefault() ?? article.WrittenBy,
                WrittenAt = article.WrittenAt,
            },
        Key = ListKey<KnowledgeRow>.By(row => row.Id),
        SortedBy = nameof(KnowledgeRow.WrittenAt),
        SortedDescending = true,
        Columns =
        [
            new(nameof(KnowledgeRow.Title), row => row.Title) { Width = "170px" },
            new(nameof(KnowledgeRow.Kind), row => row.Kind) { Width = "104px" },
            new(nameof(KnowledgeRow.Department), row => row.Department ?? row.DepartmentCode) { Width = "100px" },
            new(nameof(KnowledgeRow.Answer), row => row.Answer),
            new(nameof(KnowledgeRow.State), row => row.State) { Width = "90px" },
            new(nameof(KnowledgeRow.FromOn), row => row.FromOn) { Width = "100px", IsExtra = true },
            new(nameof(KnowledgeRow.UntilOn), row => row.UntilOn) { Width = "100px" },
            new(nameof(KnowledgeRow.ReviewOn), row => row.ReviewOn) { Width = "100px" },
            new(nameof(KnowledgeRow.WrittenBy), row => row.WrittenBy) { Width = "90px", IsExtra = true },
            new(nameof(KnowledgeRow.WrittenAt), row => row.WrittenAt) { Width = "136px", SortKey = (Expression<Func<KnowledgeRow, DateTimeOffset>>)(row => row.WrittenAt) },
            new(nameof(KnowledgeRow.Questions), row => row.Questions) { IsExtra = true },
        ],
        Filters =
        [
            new("title", FilterKind.Text, (typed, _) => row => row.Title.Contains(typed) || row.Questions.Contains(typed)),
            new("knowledgeKind", FilterKind.Choice, (typed, _) => Enum.TryParse<KnowledgeKind>(typed, out var kind) ? row => row.Kind == kind : row => false) { Choices = Enum.GetNames<KnowledgeKind>(), IsPublic = true },
            new("knowledgeState", FilterKind.Choice, (typed, _) => Enum.TryParse<KnowledgeState>(typed, out var state) ? row => row.State == state : row => false) { Choices = Enum.GetNames<KnowledgeState>(), IsPublic = true },
            new("reviewDue", FilterKind.Choice, ByReview) { Choices = [bool.TrueString], IsPublic = true },
        ],
        Permissions = new(KnowledgePermissions.Manage) { Add = KnowledgePermissions.Manage, Edit = KnowledgePermissions.Manage, Export = KnowledgePermissions.Manage },
        OpenUrl = row => $"/knowledge/{row.Id}",
    };

    private static Expression<Func<KnowledgeRow, bool>> ByReview(string typed, ListTools tools)
    {
        var today = tools.Clock.Today();
        return row => row.State == KnowledgeState.Published && row.ReviewOn < today;
    }
}

public sealed record KnowledgeRow
{
    public required Id<KnowledgeArticle> Id { get; init; }

    public required KnowledgeKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Questions { get; init; }

    public required string Answer { get; init; }

    public required string? DepartmentCode { get; init; }

    public required string? Department { get; init; }

    public required KnowledgeState State { get; init; }

    public required DateOnly? FromOn { get; init; }

    public required DateOnly? UntilOn { get; init; }

    public required DateOnly? ReviewOn { get; init; }

    public required string WrittenBy { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }
}
