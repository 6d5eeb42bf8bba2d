using System.Diagnostics;
using System.Net.Http.Json;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks.Starting;

/// <summary><c>./run</c>, as a hospital's administrator types it.</summary>
internal static class RunCommand
{
    private const int Calls = 50;

    /// <returns>From the command to ready.</returns>
    public static async Task<TimeSpan> StartAndStopAsync(BenchPlace place, string data, bool kill, CancellationToken ct)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        var start = new ProcessStartInfo(Path.Combine(place.Root, "run"), ["--data", data, "--urls", address.ToString().TrimEnd('/')])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Demo", ["Demo__ApiKey"] = AppProcess.ApiKey, ["Demo__Password"] = AppProcess.Password, ["Lines__0__Id"] = "pbx", ["Lines__0__Adapter"] = "HttpEvents" },
        };
        start.Environment.Remove("ASPNETCORE_CONTENTROOT");
        start.Environment.Remove("ASPNETCORE_URLS");
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new BenchFailure("./run did not start");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await Readying.WaitAsync(process, address, ct);
            var took = Stopwatch.GetElapsedTime(began);
            await RingAsync(address, ct);
            if (kill)
            {
                await Signals.KillAsync(process, ct);
            }
            else if (!await Signals.TerminateAsync(process, ct))
            {
                throw new BenchFailure("./run did not stop within 15 s of SIGTERM");
            }

            return took;
        }
        finally
        {
            // ./run becomes the server itself, so this process is the server.
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Calls that nobody ends: what a start after kill -9 has to take up again.</summary>
    private static async Task RingAsync(Uri address, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = address, DefaultRequestHeaders = { { "X-Api-Key", AppProcess.ApiKey } } };
        for (var i = 0; i < Calls; i++)
        {
            var ring = new { callId = Guid.NewGuid().ToString("N"), sequence = 1, signal = "ringing", number = $"1380013{i:D4}", extension = "8001" };
            using var answer = await http.PostAsJsonAsync("api/v1/lines/pbx/events", ring, ct);
            answer.EnsureSuccessStatusCode();
        }
    }
}
