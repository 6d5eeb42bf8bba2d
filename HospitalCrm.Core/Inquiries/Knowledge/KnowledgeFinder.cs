using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries.Knowledge;

/// <summary>
/// Which published articles a text may ask for, the likeliest first. Each pair of characters reads one index range and never more than
/// <see cref="Few"/> rows of it. A pair that stands in more articles than that cannot say which of them is meant: then the wordings that
/// stand whole within the question are looked for by their readings, and a bounded walk finds those that hold several common pairs. So a
/// question costs about the same among few articles and many, and a wording somebody wrote down is found however common its characters are.
/// </summary>
public sealed class KnowledgeFinder(CrmDb db, TimeProvider clock) : IRoomPart
{
    private const int Few = 250;
    private const int MostPairs = 24;
    private const int MostWeighed = 120;
    private const int MostRead = 60;
    private const int MostWalked = 2_000;
    private const int MostRounds = 4;

    /// <summary>Makes one of many worth weighing, and nothing more.</summary>
    private const double Tiny = 0.001;

    /// <summary>So much a pair counts that stands in many articles, where another counts one and a little.</summary>
    private const double Common = 0.5;

    public async Task<IReadOnlyList<KnowledgeHit>> FindAsync(string typed, int most, CancellationToken ct)
    {
        var weights = new Dictionary<Id<KnowledgeArticle>, double>();
        var common = new List<string>();
        foreach (var pair in KnowledgeWords.Typed(typed).Take(MostPairs))
        {
            var found = await db.KnowledgeTerms.Where(term => term.Term == pair).OrderByDescending(term => term.ArticleId).Select(term => term.ArticleId).Take(Few).ToListAsync(ct);
            if (found.Count == Few)
            {
                common.Add(pair);
                found.ForEach(id => Add(weights, id, Tiny));
                continue;
            }

            var weight = 1 + (1 / Math.Log2(2 + found.Count));
            found.ForEach(id => Add(weights, id, weight));
        }

        await FindReadingAsync(typed, weights, ct);
        await FindOneAsync(typed, weights, ct);
        if (common.Count > 0)
        {
            await FindWithinAsync(typed, weights, ct);
            (await HoldingAll(common).Take(Few).ToListAsync(ct)).ForEach(id => Add(weights, id, Common));
        }

        return await ReadAsync(await WeighAsync(weights, common, ct), most, ct);
    }

    /// <summary>Wordings that stand whole in the question, found by how they are read: however many articles share their characters.</summary>
    private async Task FindWithinAsync(string typed, Dictionary<Id<KnowledgeArticle>, double> weights, CancellationToken ct)
    {
        var parts = KnowledgeWords.Within(typed);
        var (keys, found) = (parts.Keys.ToList(), new List<KnowledgeTerm>());
        for (var round = 0; round < MostRounds && keys.Count > 0; round++)
        {
            var some = await db.KnowledgeTerms.AsNoTracking().Where(term => keys.Contains(term.Term)).OrderBy(term => term.Term).ThenBy(term => term.ArticleId).Take(Few).ToListAsync(ct);
            found.AddRange(some);

            // A wording that very many share must not keep the others from being looked for.
            keys = some.Count < Few ? [] : [.. keys.Except(some.Select(term => term.Term))];
        }

        // One article may have several wordings in it: the longest says most.
        foreach (var article in found.GroupBy(term => term.ArticleId))
        {
            Add(weights, article.Key, 1 + (article.Max(term => parts[term.Term]) / 4.0));
        }
    }

    /// <summary>A single character: what has a word that begins with it.</summary>
    private async Task FindOneAsync(string typed, Dictionary<Id<KnowledgeArticle>, double> weights, CancellationToken ct)
    {
        if (KnowledgeWords.TypedOne(typed) is not { } one)
        {
            return;
        }

        var (from, to) = NameRange.Of(one);
        var found = await db.KnowledgeTerms.Where(term => term.Term.CompareTo(@from) >= 0 && term.Term.CompareTo(to) < 0)
            .OrderBy(term => term.Term).ThenBy(term => term.ArticleId).Select(term => term.ArticleId).Take(Few).ToListAsync(ct);
        found.Distinct().ToList().ForEach(id => Add(weights, id, 1));
    }

    private async Task FindReadingAsync(string typed, Dictionary<Id<KnowledgeArticle>, double> weights, CancellationToken ct)
    {
        if (KnowledgeWords.TypedReading(typed) is not { } letters)
        {
            return;
        }

        var (from, to) = NameRange.Of(letters);
        var read = await db.KnowledgeTerms.Where(term => term.Term.CompareTo(@from) >= 0 && term.Term.CompareTo(to) < 0)
            .OrderBy(term => term.Term).ThenBy(term => term.ArticleId).Select(term => term.ArticleId).Take(Few).ToListAsync(ct);
        read.Distinct().ToList().ForEach(id => Add(weights, id, 2));
    }

    /// <summary>Articles in which all of these common pairs stand: three tell as much as ten. Of the commonest only the newest are looked through.</summary>
    private IQueryable<Id<KnowledgeArticle>> HoldingAll(List<string> common)
    {
        var (one, two, three) = (common[0], common[common.Count / 2], common[^1]);
        return db.KnowledgeTerms
            .Where(term => term.Term == one)
            .OrderByDescending(term => term.ArticleId)
            .Take(MostWalked)
            .Where(term => db.KnowledgeTerms.Any(other => other.Term == two && other.ArticleId == term.ArticleId)
                && db.KnowledgeTerms.Any(other => other.Term == three && other.ArticleId == term.ArticleId))
            .OrderByDescending(term => term.ArticleId).Select(term => term.ArticleId);
    }

    private async Task<Dictionary<Id<KnowledgeArticle>, double>> WeighAsync(Dictionary<Id<KnowledgeArticle>, double> weights, List<string> common, CancellationToken ct)
    {
        var best = weights.OrderByDescending(one => one.Value).ThenByDescending(one => one.Key.Value).Take(MostWeighed).ToDictionary();
        if (best.Count > 0 && common.Count > 0)
        {
            var ids = best.Keys.ToList();
            var beside = await db.KnowledgeTerms.Where(term => ids.Contains(term.ArticleId) && common.Contains(term.Term)).Select(term => term.ArticleId).ToListAsync(ct);
            beside.ForEach(id => best[id] += Common);
        }

        return best.OrderByDescending(one => one.Value).ThenByDescending(one => one.Key.Value).Take(MostRead).ToDictionary();
    }

    private async Task<IReadOnlyList<KnowledgeHit>> ReadAsync(Dictionary<Id<KnowledgeArticle>, double> weights, int most, CancellationToken ct)
    {
        if (weights.Count == 0)
        {
            return [];
        }

        var (ids, today) = (weights.Keys.ToList(), clock.Today());
        var hits = await (
            from article in db.KnowledgeArticles
            where ids.Contains(article.Id) && article.State == KnowledgeState.Published && (article.UntilOn == null || article.UntilOn >= today)
            select new KnowledgeHit(article.Id, article.Kind, article.Title, article.Answer, article.FromOn, article.UntilOn, article.ReviewOn < today)
            {
                Department = db.Departments.Where(department => department.Code == article.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
            }).ToListAsync(ct);

        // Half as much in common as the best has is chance.
        var enough = hits.Count == 0 ? 0 : hits.Max(hit => weights[hit.Id]) / 2;
        return [.. hits.Where(hit => weights[hit.Id] > enough).OrderByDescending(hit => weights[hit.Id]).ThenBy(hit => hit.Title.Length).ThenBy(hit => hit.Title, StringComparer.Ordinal).Take(most)];
    }

    private static void Add(Dictionary<Id<KnowledgeArticle>, double> weights, Id<KnowledgeArticle> id, double weight) => weights[id] = weights.GetValueOrDefault(id) + weight;
}

/// <param name="IsDoubtful">Its day of review is past.</param>
public sealed record KnowledgeHit(Id<KnowledgeArticle> Id, KnowledgeKind Kind, string Title, string Answer, DateOnly? FromOn, DateOnly? UntilOn, bool IsDoubtful)
{
    public string? Department { get; init; }
}
