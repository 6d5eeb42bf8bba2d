using System.Diagnostics;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.CallerMatch;

/// <summary>
/// From a number as the line gives it to the people who have it: normalise, blind index, look up, rank; a scope and context of its own
/// each time, as in the product. The bare limit is the same SELECT, prepared, on one open connection, rows read and thrown away.
/// </summary>
internal sealed class CallerMatchBench : IBench
{
    private const int PerTurn = 5_000;

    public string Name => "caller-match";

    public string Summary => "a number at 1,000,000 patients by blind index: p99 ≤ 2 ms";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        var folder = await SeededData.FolderAsync(wish.Place, DemoSize.L, figures, ct);
        await using var matching = new Matching(folder);
        await using var bare = await BareMatching.OpenAsync(folder, ct);
        var callers = new CallerStream(new Random(5));
        var known = callers.Known;
        if (await matching.CountAsync(known, ct) == 0)
        {
            throw new BenchFailure("a number of the demo population finds nobody: the database and the population differ");
        }

        var duel = new Duel(
            wish,
            figures,
            (count, token) => TimeAsync(callers.Next(count), number => matching.CountAsync(number, token)),
            (count, token) => TimeAsync(callers.Next(count).ConvertAll(matching.IndexOf), index => bare.CountAsync(index, token)))
        {
            PerTurn = wish.Quick ? 1_000 : PerTurn,
            JudgedAt = 0.99,
            LimitName = Name,
        };
        var middle = await duel.RunAsync(ct);
        figures.Print("ratio", middle.Ratio, "times");
        figures.Judge("p99", middle.Product.At(0.99), 2, "ms", middle.IsNoisy);
    }

    private static async Task<IReadOnlyList<double>> TimeAsync<T>(List<T> inputs, Func<T, Task> operation)
    {
        var times = new List<double>(inputs.Count);
        foreach (var input in inputs)
        {
            var began = Stopwatch.GetTimestamp();
            await operation(input);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }
}
