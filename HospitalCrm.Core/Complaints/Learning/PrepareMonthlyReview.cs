using System.Text.Json;
using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>Freezes the figures of a month that is over, with what they say. Again as long as nobody signed.</summary>
public sealed class PrepareMonthlyReview(CrmDb db, FigureCounting counting, Vault vault, IValidator<ReviewForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => LearningPermissions.PrepareReview;

    public async Task HandleAsync(DateOnly month, ReviewForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        if (month.Day != 1 || month.Year < ReadMonthlyReview.EarliestYear || month.AddMonths(1) > clock.Today())
        {
            throw new RuleViolation("Complaints.MonthNotOver");
        }

        var review = await db.MonthlyReviews.SingleOrDefaultAsync(known => known.Month == month, ct) ?? db.MonthlyReviews.Add(new(month)).Entity;
        var analysis = form.Text.Trim();
        review.Prepare(JsonSerializer.Serialize(await counting.CountAsync(month, ct)), vault.Seal(MonthlyReview.AnalysisPurpose, analysis), analysis, actor.Value.StaffNo, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}

public sealed class ReviewForm
{
    public const int LongestText = 4_000;

    public string Text { get; set; } = "";

    /// <summary>What the signer had before him.</summary>
    public string Hash { get; set; } = "";
}

public sealed class ReviewFormValidator : AbstractValidator<ReviewForm>
{
    public ReviewFormValidator()
    {
        RuleFor(form => form.Text).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Complaints.TextRequired");
        RuleFor(form => form.Text).Must(typed => (typed ?? "").Trim().Length <= ReviewForm.LongestText).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { ReviewForm.LongestText });
    }
}
