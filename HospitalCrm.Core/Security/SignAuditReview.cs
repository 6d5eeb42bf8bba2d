using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>The auditor signs what he looked at, once a quarter: the figures of that moment are kept with his remarks.</summary>
public sealed class SignAuditReview(CrmDb db, ReviewFigures figures, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.VerifyAudit;

    public async Task HandleAsync(string remarks, CancellationToken ct = default)
    {
        var said = remarks.Trim();
        if (said.Length > AuditReview.RemarksLength)
        {
            throw new RuleViolation("Security.RemarksTooLong", AuditReview.RemarksLength);
        }

        var kept = JsonSerializer.Serialize(await figures.ReadAsync(ct));
        var quarter = figures.Quarter;
        await db.InTransactionAsync(
            async () =>
            {
                if (await db.AuditReviews.AnyAsync(review => review.Quarter == quarter, ct))
                {
                    throw new RuleViolation("Security.ReviewSigned", quarter);
                }

                db.AuditReviews.Add(new(quarter, kept, said.Length == 0 ? null : said, actor.Value.StaffNo, actor.Value.Name, clock.GetUtcNow()));
                await db.SaveChangesAsync(ct);
            },
            ct);
    }
}
