using System.Globalization;
using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>月度分析签审, the newest first.</summary>
public static class ReviewList
{
    public static readonly ListDefinition<ReviewRow> Definition = new("reviews")
    {
        Source = db =>
            from review in db.MonthlyReviews
            select new ReviewRow
            {
                Id = review.Id,
                Month = review.Month,
                PreparedAt = review.PreparedAt,
                Preparer = db.Staff.Where(staff => staff.StaffNo == review.PreparedBy).Select(staff => staff.Name).FirstOrDefault() ?? review.PreparedBy,
                SignedAt = review.SignedAt,
                SignedBy = review.SignedByName,
            },
        Key = ListKey<ReviewRow>.By(row => row.Id),
        SortedBy = "Month",
        SortedDescending = true,
        IsSmall = true,
        Columns =
        [
            new("Month", row => Word(row.Month)) { SortKey = ByMonth, Width = "110px" },
            new("PreparedAt", row => row.PreparedAt) { Width = "150px" },
            new("Preparer", row => row.Preparer) { Width = "120px" },
            new("SignedAt", row => row.SignedAt) { Width = "150px" },
            new("SignedBy", row => row.SignedBy),
        ],
        OpenUrl = row => $"/improvements/reviews/{Word(row.Month)}",
        Permissions = new(LearningPermissions.ViewReviews) { Export = LearningPermissions.Export },
    };

    public static string Word(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static Expression<Func<ReviewRow, DateOnly>> ByMonth => row => row.Month;
}

public sealed record ReviewRow
{
    public required Id<MonthlyReview> Id { get; init; }

    public required DateOnly Month { get; init; }

    public required DateTimeOffset PreparedAt { get; init; }

    public required string Preparer { get; init; }

    public required DateTimeOffset? SignedAt { get; init; }

    public required string? SignedBy { get; init; }
}
