using System.Diagnostics;

namespace HospitalCrm.Benchmarks.Product;

/// <summary>Runs one verb of the product's command line to its end.</summary>
internal static class ProductCommand
{
    public static async Task<CommandUse> RunAsync(BenchPlace place, IReadOnlyList<string> words, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(place.Program, words)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Demo", ["ASPNETCORE_CONTENTROOT"] = place.App },
        }) ?? throw new BenchFailure($"{place.Program} did not start");
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        var peak = 0.0;
        try
        {
            while (!process.WaitForExit(TimeSpan.Zero))
            {
                peak = Math.Max(peak, ProcessUse.PeakMegabytes(process.Id) ?? peak);
                await Task.Delay(20, ct);
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        var took = Stopwatch.GetElapsedTime(began);
        var said = await output;
        return process.ExitCode == 0
            ? new(took, peak, said)
            : throw new BenchFailure($"crm {string.Join(' ', words)} ended with {process.ExitCode}: {(await errors).Trim()}");
    }
}

/// <param name="PeakMegabytes">The most memory it ever held at once.</param>
/// <param name="Output">What it wrote to standard output.</param>
internal sealed record CommandUse(TimeSpan Took, double PeakMegabytes, string Output);
