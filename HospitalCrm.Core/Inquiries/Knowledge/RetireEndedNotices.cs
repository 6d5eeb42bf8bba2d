using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries.Knowledge;

/// <summary>出诊、停诊 whose last day is over are retired. They are not found from that day on in any case; this keeps the index small.</summary>
public sealed class RetireEndedNotices(CrmDb db, KnowledgeIndex index, TimeProvider clock) : IScheduledWork
{
    private const int Few = 200;

    public static string Name => "knowledge.retire-ended";

    public static string DefaultCron => "0 20 0 * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var ended = await db.KnowledgeArticles.Where(article => article.State == KnowledgeState.Published && article.UntilOn < today).OrderBy(article => article.UntilOn).Take(Few).ToListAsync(ct);
        foreach (var article in ended)
        {
            article.Retire();
            await index.KeepAsync(article, ct);
        }

        await db.SaveChangesAsync(ct);
        return ended.Count;
    }
}
