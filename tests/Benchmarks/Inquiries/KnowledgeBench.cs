using System.Diagnostics;
using System.Globalization;
using HospitalCrm.Benchmarks.Lists;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Tests.Inquiries;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Inquiries;

/// <summary>Suggestions among 100,000 articles, and whether the right one comes first; the list of 1,000,000 inquiries; registering one among them.</summary>
internal sealed class KnowledgeBench : IBench
{
    private static readonly Actor Reader = Actor.Product("bench");

    public string Name => "knowledge";

    public string Summary => "suggestions at 100,000 articles p95 ≤ 50 ms for rare, common and worst questions, recall of a desk's questions; list of 1,000,000 inquiries p95 ≤ 20 ms; registering p95 ≤ 25 ms";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = new TemporaryData(wish.Place.TemporaryFolder("knowledge"));
        Directory.CreateDirectory(data.Folder);
        await using var services = CoreOn.Data(data.Folder);
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        var run = services.GetRequiredService<UseCaseRunner>();
        var database = Directory.GetFiles(data.Folder, "*.db").Single();
        var (articles, inquiries) = wish.Quick ? (10_000, 50_000) : (100_000, 1_000_000);
        figures.Say($"{articles} articles …");
        await KnowledgeCrowd.WriteArticlesAsync(database, articles, ct);
        await RegisterAsync(run, 0, ct);
        figures.Say($"{inquiries} inquiries …");
        await KnowledgeCrowd.CopyInquiriesAsync(database, inquiries, ct);

        await SuggestAsync(wish, figures, run, articles, ct);
        await ListAsync(wish, figures, run, ct);
        await MeasureAsync(wish, figures, "register", 25, turn => RegisterAsync(run, turn, ct));
    }

    private static async Task SuggestAsync(BenchWish wish, Figures figures, UseCaseRunner run, int articles, CancellationToken ct)
    {
        (string Name, Func<int, string> Typed)[] questions =
        [
            ("rare", turn => DeskQuestions.All[turn % DeskQuestions.All.Length].Typed),
            ("common", turn => string.Create(CultureInfo.InvariantCulture, $"请问第{turn * 37 % articles}诊室预约挂号")),
            ("worst", _ => KnowledgeCrowd.Everywhere),
            ("worst.long", _ => string.Concat(Enumerable.Repeat("门诊时间地点检查须知住院流程报告查询预约挂号费用说明复诊提醒", 4))),
        ];
        foreach (var (name, typed) in questions)
        {
            await MeasureAsync(wish, figures, $"suggest.{name}", 50, turn => SearchAsync(run, typed(turn), ct));
        }

        var (first, among) = (0, 0);
        foreach (var (typed, title) in DeskQuestions.All)
        {
            var found = await SearchAsync(run, typed, ct);
            first += found.Count > 0 && found[0].Title == title ? 1 : 0;
            among += found.Any(hit => hit.Title == title) ? 1 : 0;
        }

        figures.Print("recall.at-1", first * 100.0 / DeskQuestions.All.Length, "percent");
        figures.Print("recall.at-5", among * 100.0 / DeskQuestions.All.Length, "percent");
    }

    private static async Task ListAsync(BenchWish wish, Figures figures, UseCaseRunner run, CancellationToken ct)
    {
        (string Name, Func<int, ListQuery> Query)[] cases =
        [
            ("open", _ => new()),
            ("sort.up", _ => new() { Sort = nameof(InquiryRow.RegisteredAt) }),
            ("next-page", turn => new() { Page = 2 + (turn % 50) }),
            .. Enum.GetNames<InquiryState>().Append(InquiryList.Overdue).Select(state => ($"filter.state.{state}", (Func<int, ListQuery>)(_ => ListCase.Query(("inquiryState", state))))),
            ("filter.department", turn => ListCase.Query(("department", string.Create(CultureInfo.InvariantCulture, $"B{turn % 60}")))),
            ("filter.registered.month", turn => ListCase.Query(("registered", Month(turn)))),
        ];
        foreach (var (name, query) in cases)
        {
            await MeasureAsync(wish, figures, $"list.{name}", 20, async turn => Must(await run.ReadAsync(Reader, InquiryList.Definition, query(turn), ct)));
        }
    }

    private static string Month(int turn)
    {
        var from = TimeProvider.System.GetUtcNow().AddDays(-40 - (turn % 600));
        return string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}..{from.AddDays(29):yyyy-MM-dd}");
    }

    private static async Task<IReadOnlyList<KnowledgeHit>> SearchAsync(UseCaseRunner run, string typed, CancellationToken ct) =>
        Must(await run.RunAsync(Reader, (SearchKnowledge use) => use.HandleAsync(typed, ct)));

    private static async Task RegisterAsync(UseCaseRunner run, int turn, CancellationToken ct) =>
        Must(await run.RunAsync(Reader, (RegisterInquiry use) => use.HandleAsync(new() { Question = $"第{turn}个问题：做完支架多久可以坐飞机？", Phone = "13800138000", Way = InquiryWay.Later }, ct)));

    private static T Must<T>(Outcome<T> outcome) => outcome.Problem is { } problem ? throw new BenchFailure($"refused: {problem.Code}") : outcome.Value!;

    private static async Task MeasureAsync(BenchWish wish, Figures figures, string name, double bar, Func<int, Task> act)
    {
        for (var turn = 0; turn < (wish.Quick ? 5 : 20); turn++)
        {
            await act(turn);
        }

        var runs = new List<Sample>();
        for (var at = 1; at <= wish.Runs; at++)
        {
            var times = new List<double>();
            for (var turn = 0; turn < (wish.Quick ? 40 : 200); turn++)
            {
                var began = Stopwatch.GetTimestamp();
                await act(turn);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            runs.Add(new(times));
            figures.Print($"{name}.run{at}", runs[^1]);
            figures.PrintMachine($"{name}.run{at}", Machine.FsyncMedian(wish.Place.DataFolder));
        }

        figures.Judge($"{name}.p95", runs.OrderBy(run => run.At(0.95)).ElementAt(runs.Count / 2).At(0.95), bar, "ms");
    }
}
