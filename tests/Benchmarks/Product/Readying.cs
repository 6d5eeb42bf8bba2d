using System.Diagnostics;
using System.Net;

namespace HospitalCrm.Benchmarks.Product;

/// <summary>Waits until the product says it is ready.</summary>
internal static class Readying
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static async Task WaitAsync(Process process, Uri address, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = address };
        var began = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(http, ct))
        {
            if (process.HasExited)
            {
                throw new BenchFailure($"the product ended with {process.ExitCode} before it was ready");
            }

            if (Stopwatch.GetElapsedTime(began) > Limit)
            {
                throw new BenchFailure("the product is not ready after five minutes");
            }

            await Task.Delay(Pause, ct);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync("healthz/ready", ct);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // nobody listens yet
        }
    }
}
