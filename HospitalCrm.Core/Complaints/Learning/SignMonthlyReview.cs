using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>院领导 signs what he has before him, in his own words; what was prepared anew meanwhile he has not seen.</summary>
public sealed class SignMonthlyReview(CrmDb db, Vault vault, IValidator<ReviewForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => LearningPermissions.SignReview;

    public async Task HandleAsync(DateOnly month, ReviewForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var review = await db.MonthlyReviews.SingleOrDefaultAsync(known => known.Month == month, ct) ?? throw new RuleViolation("Complaints.NoSuchMonth");
        var words = form.Text.Trim();
        review.Sign(form.Hash, vault.Seal(MonthlyReview.SignedWordsPurpose, words), words, actor.Value.StaffNo, actor.Value.Name, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
