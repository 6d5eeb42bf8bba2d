using HospitalCrm.Benchmarks.FollowUps;
using HospitalCrm.Benchmarks.Analysis;
using HospitalCrm.Benchmarks.Archive;
using HospitalCrm.Benchmarks.Auditing;
using HospitalCrm.Benchmarks.Backups;
using HospitalCrm.Benchmarks.Boards;
using HospitalCrm.Benchmarks.CallerMatch;
using HospitalCrm.Benchmarks.Complaints;
using HospitalCrm.Benchmarks.Desk;
using HospitalCrm.Benchmarks.Education;
using HospitalCrm.Benchmarks.Export;
using HospitalCrm.Benchmarks.FanOut;
using HospitalCrm.Benchmarks.Gateways;
using HospitalCrm.Benchmarks.His;
using HospitalCrm.Benchmarks.Inquiries;
using HospitalCrm.Benchmarks.Leaks;
using HospitalCrm.Benchmarks.Lists;
using HospitalCrm.Benchmarks.Messaging;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Modem;
using HospitalCrm.Benchmarks.Pop;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Benchmarks.Rights;
using HospitalCrm.Benchmarks.Search;
using HospitalCrm.Benchmarks.Seeding;
using HospitalCrm.Benchmarks.Starting;
using HospitalCrm.Benchmarks.Vaccines;

namespace HospitalCrm.Benchmarks;

/// <summary>Figures go to standard output as <c>name value unit</c>, words to stderr. Exit 0: measured, and every bar held; 1: not; 2: bad arguments.</summary>
internal static class CommandLine
{
    private static readonly IBench[] Benches =
    [
        new PopBench(), new FirstRingBench(), new FanOutBench(), new CallerMatchBench(), new ListBench(), new QueueBench(), new RatesBench(), new AnalysisBench(), new ComplaintsBench(), new ExportBench(), new SeedBench(), new StartBench(), new AuditBench(), new RevokeBench(),
        new BackupBench(), new HisBench(), new HisKillBench(), new OutboxBench(), new MessagesBench(), new MessagesKillBench(), new ArchiveBench(),
        new SearchBench(), new BoardsBench(), new DeskBench(), new KnowledgeBench(),
        new LeakBench(), new VaccineBench(), new EducationBench(),
        new SmsModemBench(), new KannelBench(),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var flags = args.Where(word => word.StartsWith('-')).ToList();
        var names = args.Except(flags).ToList();
        if (flags.Find(flag => flag is not ("--quick" or "--once" or "--help" or "-h")) is { } unknown)
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

        return await MeasureAsync(chosen, flags.Contains("--quick"), flags.Contains("--once"));
    }

    private static async Task<int> MeasureAsync(IReadOnlyList<IBench> chosen, bool quick, bool once)
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
                figures.Print("realtime", Machine.IsRealTime() ? 1 : 0, "yes/no");
                await bench.RunAsync(new(BenchPlace.Find(), quick, once), figures, stop.Token);
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
        await Console.Out.WriteLineAsync("crm bench NAME … [--quick | --once]    (crm bench all: every one)\n");
        foreach (var bench in Benches)
        {
            await Console.Out.WriteLineAsync($"  {bench.Name,-14} {bench.Summary}");
        }

        await Console.Out.WriteLineAsync("""

              --quick        one short run while developing; its figures count for nothing
              --once         one whole run instead of three

            Figures are worth reading on a calm machine; tests/Benchmarks/README.md says what to do on one that others use.
            """);
    }

    private static async Task<int> ComplainAsync(string words)
    {
        await Console.Error.WriteLineAsync($"crm bench: {words} (crm bench lists them)");
        return 2;
    }
}
