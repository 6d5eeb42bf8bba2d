using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Education;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Education;

/// <summary>
/// 健康资讯 in a hospital of a million archives, one in three of whom agreed to it: the estimate of each of four types of audience, and a whole
/// one selected and put into the outbox by the product's own work. Memory is what the process holds beyond its start at most.
/// </summary>
internal sealed class EducationBench : IBench
{
    private const double Megabyte = 1048576.0;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(6);

    public string Name => "education";

    public string Summary => "health information among 1,000,000 archives: estimate p95, an audience selected and enqueued, memory constant";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, wish.Quick ? DemoSize.M : DemoSize.L, figures, ct);
        await using var core = CoreOn.Data(data.Folder);
        core.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string>
        {
            [EducationParameters.MostWaiting.Key] = "100000",
            [MessagingParameters.PromotionsPerDay.Key] = "0",
            [MessagingParameters.RepeatSeconds.Key] = "0",
        });
        figures.Say("a third of the archives agree …");
        var articles = await Audiences.FillAsync(core, ct);
        await EstimateAsync(core, figures, articles, wish.Quick ? 8 : 200, ct);
        await SendAsync(core, figures, articles[0].Article, ct);
        figures.PrintMachine("end", Machine.FsyncMedian(wish.Place.DataFolder));
    }

    private static async Task EstimateAsync(ServiceProvider core, Figures figures, IReadOnlyList<KnownAudience> articles, int most, CancellationToken ct)
    {
        var run = core.GetRequiredService<UseCaseRunner>();
        var times = articles.ToDictionary(article => article.Name, _ => new List<double>());
        var began = Stopwatch.GetTimestamp();
        for (var at = 0; at < most + articles.Count && Stopwatch.GetElapsedTime(began) < Longest; at++)
        {
            var article = articles[at % articles.Count];
            var asked = Stopwatch.GetTimestamp();
            var outcome = await run.RunAsync(Actor.Product("bench"), (EstimateArticle use) => use.HandleAsync(article.Article));
            var estimate = outcome.Value ?? throw new BenchFailure($"the estimate was refused: {outcome.Problem?.Code}");
            if (at < articles.Count)
            {
                figures.Print($"estimate.{article.Name}.matched", estimate.Matched, "persons");
                figures.Print($"estimate.{article.Name}.will-go", estimate.WillGo, "persons");
                continue;
            }

            times[article.Name].Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        figures.Print("estimate", new Sample([.. times.Values.SelectMany(some => some)]));
        foreach (var (name, some) in times.Where(one => one.Value.Count > 0))
        {
            figures.Print($"estimate.{name}", new Sample(some));
        }
    }

    private static async Task SendAsync(ServiceProvider core, Figures figures, Id<EducationArticle> article, CancellationToken ct)
    {
        var run = core.GetRequiredService<UseCaseRunner>();
        var started = await run.RunAsync(Actor.Product("bench"), (StartArticle use) => use.HandleAsync(article, 1));
        if (started.Problem is { } refused)
        {
            throw new BenchFailure($"the campaign was refused: {refused.Code}");
        }

        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        await using var watch = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
        using var self = Process.GetCurrentProcess();
        var worked = self.TotalProcessorTime;
        var began = Stopwatch.GetTimestamp();
        var (handled, halfway) = (0, 0L);
        for (var turn = 1; turn > 0 && Stopwatch.GetElapsedTime(began) < Longest; handled += turn)
        {
            await using var scope = core.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("bench");
            turn = await scope.ServiceProvider.GetRequiredService<SendCampaigns>().RunAsync(ct);
            halfway = halfway == 0 ? most : halfway;
        }

        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        self.Refresh();
        await using var end = core.CreateAsyncScope();
        var queued = await end.ServiceProvider.GetRequiredService<CrmDb>().OutboundMessages.CountAsync(message => message.State == MessageState.Queued, ct);
        figures.Print("send.handled", handled, "persons");
        figures.Print("send.queued", queued, "messages");
        figures.Print("send.whole", took, "s");
        figures.Print("send.rate", handled / took, "persons/s");
        figures.Print("send.processor", (self.TotalProcessorTime - worked).TotalMicroseconds / Math.Max(handled, 1), "us a person");
        figures.Print("send.memory.first-turn", (halfway - before) / Megabyte, "MB");
        figures.Print("send.memory", (most - before) / Megabyte, "MB");
    }
}
