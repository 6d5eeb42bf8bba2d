using HospitalCrm.Core.Data;
using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Tests.Complaints;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Inquiries;

/// <summary>The article that is meant comes first, among many articles that share its characters.</summary>
public sealed class FindingTests
{
    private static readonly string[] Things = ["门诊时间", "检查须知", "住院流程", "报告查询", "预约挂号", "费用说明", "检查注意事项", "疫苗接种"];

    [Fact]
    public async Task What_a_desk_is_asked_finds_the_article_that_is_meant_first()
    {
        await using var hospital = await KnowledgeTests.DemoAsync();
        await WriteAsync(hospital, [.. DeskQuestions.Articles.Select(article => (article.Title, article.Questions)), .. Noise(1_200)]);
        var misses = new List<string>();
        foreach (var (typed, title) in DeskQuestions.All)
        {
            var found = await SearchAsync(hospital, typed);
            if (found.Count == 0 || found[0].Title != title)
            {
                misses.Add($"{typed}: {string.Join(" | ", found.Select(hit => hit.Title))}, not {title}");
            }
        }

        Assert.Empty(misses);
    }

    [Fact]
    public async Task Every_pair_common_the_wording_somebody_wrote_is_found_though_it_is_the_oldest_of_all()
    {
        await using var hospital = await KnowledgeTests.DemoAsync();
        await WriteAsync(hospital, [("检查报告查询时间", "")]);
        await WriteAsync(hospital, [.. Enumerable.Range(0, 1_200).Select(at => ($"{(char)('一' + (at * 7))}{(at % 3) switch { 0 => "检查报告", 1 => "报告查询", _ => "查询时间" }}{(char)('丁' + (at * 5))}", ""))]);

        Assert.Equal("检查报告查询时间", (await SearchAsync(hospital, "请问检查报告查询时间是"))[0].Title);
        Assert.Equal("检查报告查询时间", (await SearchAsync(hospital, "检查报告查询时间"))[0].Title);
    }

    private static IEnumerable<(string Title, string Questions)> Noise(int count) =>
        Enumerable.Range(0, count).Select(at => ($"第{at}诊室{Things[at % Things.Length]}", ""));

    private static Task<int> WriteAsync(ComplaintHospital hospital, IReadOnlyList<(string Title, string Questions)> articles) => hospital.InScopeAsync(async services =>
    {
        var (db, index) = (services.GetRequiredService<CrmDb>(), services.GetRequiredService<KnowledgeIndex>());
        foreach (var (title, questions) in articles)
        {
            var article = new KnowledgeArticle();
            article.Write(new() { Title = title, Questions = questions, Answer = "见公告。", ReviewOn = new(2027, 1, 1) }, "lead01", TestHospital.Monday);
            article.Publish(new(2026, 3, 2));
            db.KnowledgeArticles.Add(article);
            await index.KeepAsync(article, default);
        }

        return await db.SaveChangesAsync();
    });

    private static async Task<IReadOnlyList<KnowledgeHit>> SearchAsync(ComplaintHospital hospital, string typed) =>
        (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (SearchKnowledge use) => use.HandleAsync(typed))).Value!;
}
