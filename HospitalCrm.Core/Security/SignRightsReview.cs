using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>The security administrator signs what he saw, with his password. A picture that changed meanwhile must be looked at again.</summary>
public sealed class SignRightsReview(CrmDb db, ReviewReading reading, PasswordCheck passwords, SignInDoor door, CurrentActor actor, SignInClock clock, TimeProvider business) : IUseCase
{
    private const int LongestRemark = 500;

    public static Permission Requires => SecurityPermissions.ReviewRights;

    /// <param name="fingerprint">Of the report that was on the screen.</param>
    public async Task HandleAsync(string fingerprint, string password, string remark, CancellationToken ct = default)
    {
        var account = await db.Users.SingleOrDefaultAsync(account => account.Id == actor.Value.AccountId, ct) ?? throw new RuleViolation("Security.WrongPassword");
        if (door.IsLocked(account) || passwords.Verify(account, password) == PasswordVerificationResult.Failed)
        {
            // Counts like one at sign-in: a session somebody left open is no place to guess in.
            db.Audit(new AuditDraft(AuditAct.Refused, nameof(RightsReview), "", business.GetUtcNow()) { Purpose = "password" });
            await door.RefuseAsync(account, ct);
            throw new RuleViolation("Security.WrongPassword");
        }

        if (remark.Trim().Length > LongestRemark)
        {
            throw new RuleViolation("Security.RemarkTooLong", LongestRemark);
        }

        var (report, content) = await reading.ReadAsync(ct);
        if (report.Fingerprint != fingerprint)
        {
            throw new RuleViolation("Security.RightsChangedMeanwhile");
        }

        var now = clock.Value.GetUtcNow();
        var review = new RightsReview(
            actor.Value.StaffNo, now, remark.Trim() is { Length: > 0 } said ? said : null, report.People.Count, report.People.Count(person => person.Findings.Count > 0), content);
        db.RightsReviews.Add(review);

        // The content's fingerprint in the chain: a review that was altered later is told from the one that was signed.
        db.Audit(new AuditDraft(AuditAct.RightsReviewed, nameof(RightsReview), review.Id.ToString(), business.GetUtcNow()) { Purpose = "sha256:" + fingerprint });
        await db.SaveChangesAsync(ct);
    }
}
