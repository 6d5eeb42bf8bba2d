using System.Diagnostics;
using System.Globalization;
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
          --data DIR     where the database lies, or is made
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var arguments = new Arguments(words, ["--size", "--seed", "--data"], []);
        var size = arguments.Get("--size") switch
        {
            "S" => DemoSize.S,
            "M" => DemoSize.M,
            "L" => DemoSize.L,
            var other => throw new BadArguments($"--size is S, M or L, not '{other}'"),
        };
        var data = arguments.Get("--data");
        var started = Stopwatch.GetTimestamp();
        await using var app = HospitalHost.Build([$"--Data:Directory={data}"], new StartWish(size.ToString(), Reset: false, Simulate: false));
        await app.Services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        ConsoleCancelEventHandler onCancel = (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += onCancel;
        try
        {
            await app.Services.GetRequiredService<DemoHospital>().SeedAsync(size, Seed(arguments.Find("--seed")), new SeedProgress(), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new StartFailure("interrupted; the database is as empty as before");
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }

        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"demo hospital {size} in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s"));
        return 0;
    }

    private static long Seed(string? typed) => typed switch
    {
        null => (long)DemoPopulation.DefaultSeed,
        _ when long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) => seed,
        _ => throw new BadArguments($"--seed is a number, not '{typed}'"),
    };
}
