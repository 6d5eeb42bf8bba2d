using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>A month: the figures as they were frozen, or as they stand now when nobody froze them yet.</summary>
public sealed class ReadMonthlyReview(CrmDb db, FigureCounting counting, Grants grants, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    internal const int EarliestYear = 2000;

    public static Permission Requires => LearningPermissions.ViewReviews;

    public async Task<MonthlyReviewSheet> HandleAsync(DateOnly month, CancellationToken ct = default)
    {
        if (month.Day != 1 || month.Year < EarliestYear || month > clock.Today())
        {
            throw new RuleViolation("Complaints.NoSuchMonth");
        }

        var review = await db.MonthlyReviews.AsNoTracking().SingleOrDefaultAsync(known => known.Month == month, ct);
        var (mayPrepare, maySign) = (await grants.HasAsync(actor.Value, LearningPermissions.PrepareReview), await grants.HasAsync(actor.Value, LearningPermissions.SignReview));
        var isOver = month.AddMonths(1) <= clock.Today();
        if (review is null)
        {
            return new(month, await counting.CountAsync(month, ct)) { MayPrepare = mayPrepare && isOver };
        }

        var (analysis, words) = (vault.Open(MonthlyReview.AnalysisPurpose, review.Analysis), vault.Open(MonthlyReview.SignedWordsPurpose, review.SignedWords));
        return new(month, JsonSerializer.Deserialize<MonthlyFigures>(review.Figures)!)
        {
            Hash = review.Hash,
            Analysis = analysis,
            PreparedBy = await db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == review.PreparedBy).Select(staff => staff.Name).SingleOrDefaultAsync(ct) ?? review.PreparedBy,
            PreparedAt = review.PreparedAt,
            SignedBy = review.SignedByName,
            SignedAt = review.SignedAt,
            SignedWords = words,
            Signature = review.Signature,
            IsIntact = review.IsIntact(analysis, words),
            MayPrepare = mayPrepare && !review.IsSigned,
            MaySign = maySign && !review.IsSigned && review.PreparedBy != actor.Value.StaffNo,
        };
    }
}

/// <param name="Figures">Frozen where there is a hash.</param>
public sealed record MonthlyReviewSheet(DateOnly Month, MonthlyFigures Figures)
{
    public string? Hash { get; init; }

    public string? Analysis { get; init; }

    public string? PreparedBy { get; init; }

    public DateTimeOffset? PreparedAt { get; init; }

    public string? SignedBy { get; init; }

    public DateTimeOffset? SignedAt { get; init; }

    public string? SignedWords { get; init; }

    public string? Signature { get; init; }

    /// <summary>What is stored is what was prepared and signed.</summary>
    public bool IsIntact { get; init; } = true;

    public bool MayPrepare { get; init; }

    public bool MaySign { get; init; }
}
