using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Inquiries.Knowledge;

/// <summary>出诊、停诊, 院内电话簿, 科室位置 and answers, by what somebody asks in his own words, a few characters of it, or its pinyin.</summary>
public sealed class SearchKnowledge(KnowledgeFinder finder) : IUseCase
{
    public const int Most = 5;
    private const int LongestText = 120;

    public static Permission Requires => KnowledgePermissions.View;

    public Task<IReadOnlyList<KnowledgeHit>> HandleAsync(string text, CancellationToken ct = default) =>
        finder.FindAsync(text.Length > LongestText ? text[..LongestText] : text, Most, ct);
}
