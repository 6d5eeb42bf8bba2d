using HospitalCrm.Benchmarks.CallerMatch;
using HospitalCrm.Benchmarks.FanOut;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Benchmarks.Seeding;
using HospitalCrm.Benchmarks.Starting;

namespace HospitalCrm.Benchmarks;

/// <summary>Figures go to standard output as <c>name value unit</c>, words to stderr. Exit 0: measured, and every bar held; 1: not; 2: bad arguments.</summary>
internal static class CommandLine
{
    private static readonly IBench[] Benches = [new PopBench(), new FirstRingBench(), new FanOutBench(), new CallerMatchBench(), new SeedBench(), new StartBench()];

    public static async Task<int> RunAsync(string[] args)
    {
        var flags = args.Where(word => word.StartsWith('-')).ToList();
        var names = args.Except(flags).ToList();
        if (flags.Find(flag => flag is not ("--quick" or "--help" or "-h")) is { } unknown)
        {
            return await ComplainAsync($"unknown argument '{unknown}'");
        }

        if (names.Count == 0 || flags.Exists(flag => flag is "--help" or "-h"))
        {
            await ListAsync();
            return 0;
        }

        var chosen = names is ["all"] ? Benches : [.. names.Select(name => Array.Find(Benches, bench => bench.Name == name)).OfType<IBench>()];
        if (chosen.Length != names.Count && names is not ["all"])
        {
            return await ComplainAsync($"no bench of that name among '{string.Join(' ', names)}'");
        }

        return await MeasureAsync(chosen, flags.Contains("--quick"));
    }

    private static async Task<int> MeasureAsync(IReadOnlyList<IBench> chosen, bool quick)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        var held = true;
        foreach (var bench in chosen)
        {
            var figures = new Figures(bench.Name, Console.Out, Console.Error);
            try
            {
                await bench.RunAsync(new(BenchPlace.Find(), quick), figures, stop.Token);
                held &= figures.EveryBarHeld;
            }
            catch (Exception failure) when (failure is BenchFailure or OperationCanceledException)
            {
                await Console.Error.WriteLineAsync($"bench {bench.Name}: {failure.Message}");
                held = false;
            }
        }

        return held && !stop.IsCancellationRequested ? 0 : 1;
    }

    private static async Task ListAsync()
    {
        await Console.Out.WriteLineAsync("crm bench NAME … [--quick]    (crm bench all: every one)\n");
        foreach (var bench in Benches)
        {
            await Console.Out.WriteLineAsync($"  {bench.Name,-14} {bench.Summary}");
        }

        await Console.Out.WriteLineAsync("\n  --quick        one short run while developing; its figures count for nothing");
    }

    private static async Task<int> ComplainAsync(string words)
    {
        await Console.Error.WriteLineAsync($"crm bench: {words} (crm bench lists them)");
        return 2;
    }
}
