using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education;

/// <summary>审批: a second person lets an article go out, or refuses it with a reason.</summary>
public sealed class JudgeArticle(CrmDb db, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public const int LongestReason = 200;

    public static Permission Requires => EducationPermissions.Approve;

    /// <param name="version">The article that was read; another text is not meant.</param>
    /// <param name="refusal">Null approves.</param>
    public async Task HandleAsync(Id<EducationArticle> id, int version, string? refusal, CancellationToken ct = default)
    {
        var why = refusal?.Trim();
        if (why is { Length: 0 or > LongestReason })
        {
            throw new RuleViolation("Education.RefusalReason", LongestReason);
        }

        var article = await db.EducationArticles.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
        if (article.Version != version)
        {
            throw new DbUpdateConcurrencyException();
        }

        article.Judge(actor.Value.StaffNo, clock.GetUtcNow(), why);
        await db.SaveChangesAsync(ct);
    }
}
