using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Commands;

internal sealed class SeedVerb : IVerb
{
    public string Name => "seed";

    public string Help => """
        crm seed --size S|M|L [--seed N] --data DIR
        Fills an empty database with the demo hospital: departments, patients, visits and a year of calls. The same size and number
        are always the same people. What is not empty is refused; what is interrupted leaves the database empty.

          --size S|M|L   2,000, 100,000 or 1,000,000 patients
          --seed N       other people
          --data DIR     where the database lies, or is made; --keys DIR when the keys lie elsewhere
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var arguments = new Arguments(words, ["--size", "--seed", .. CommandHost.Options], []);
        var size = Size(arguments.Get("--size"));
        var seed = Seed(arguments.Find("--seed"));
        _ = arguments.Get("--data");
        var started = Stopwatch.GetTimestamp();
        await using var host = CommandHost.Build(arguments);
        DataFolder.Check(host.Settings.Data);
        await host.Services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await host.Services.GetRequiredService<DemoHospital>().SeedAsync(size, seed, new SeedProgress(), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new StartFailure("interrupted; the database is as empty as before");
        }

        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"demo hospital {size} in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s"));
        return 0;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static DemoSize Size(string typed) => typed switch
    {
        "S" => DemoSize.S,
        "M" => DemoSize.M,
        "L" => DemoSize.L,
        _ => throw new BadArguments($"--size is S, M or L, not '{typed}'"),
    };

    private static long Seed(string? typed) => typed switch
    {
        null => (long)DemoPopulation.DefaultSeed,
        _ when long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) => seed,
        _ => throw new BadArguments($"--seed is a number, not '{typed}'"),
    };
}
