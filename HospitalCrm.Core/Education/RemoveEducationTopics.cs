using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education;

/// <summary>Deletes types, all of them or none; one that has articles stays.</summary>
public sealed class RemoveEducationTopics(CrmDb db) : IUseCase
{
    public static Permission Requires => EducationPermissions.Manage;

    public async Task HandleAsync(IReadOnlyCollection<Id<EducationTopic>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        await db.InTransactionAsync(
            async () =>
            {
                var known = await db.EducationTopics.Where(topic => wanted.Contains(topic.Id)).ToListAsync(ct);
                if (known.Count < wanted.Count)
                {
                    throw new RuleViolation("Education.Missing");
                }

                if (await db.EducationArticles.Where(article => wanted.Contains(article.TopicId)).Select(article => (Id<EducationTopic>?)article.TopicId).FirstOrDefaultAsync(ct) is { } used)
                {
                    throw new RuleViolation("Education.TopicInUse", known.Single(topic => topic.Id == used).Name);
                }

                db.EducationTopics.RemoveRange(known);
                await db.SaveChangesAsync(ct);
            },
            ct);
    }
}
