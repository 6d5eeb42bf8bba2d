using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using HospitalCrm.Benchmarks.FanOut;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks.Backups;

/// <summary>What goes on while a backup is made: five agents turn pages, and fifty times a second something must be on the disk before it is answered.</summary>
internal sealed class DailyWork : IAsyncDisposable
{
    private const int Agents = 5;

    // As fast as anybody can read a page of names: times count from when a turn was due, and five in a queue would be measured as one.
    private static readonly TimeSpan BetweenPages = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromMilliseconds(20);

    private readonly AppProcess _app;
    private readonly List<ReadingAgent> _agents = [];
    private readonly HttpClient _http;
    private int _written;

    private DailyWork(AppProcess app)
    {
        _app = app;
        _http = new() { BaseAddress = app.Address, DefaultRequestHeaders = { { "X-Api-Key", AppProcess.ApiKey } } };
    }

    /// <summary>The data must have the crew in it.</summary>
    public static async Task<DailyWork> BeginAsync(BenchPlace place, string data, CancellationToken ct)
    {
        var line = new Dictionary<string, string> { ["Lines__0__Id"] = RingFeed.LineId, ["Lines__0__Adapter"] = "HttpEvents" };
        var work = new DailyWork(await AppProcess.StartAsync(place, data, line, ct));
        for (var agent = 0; agent < Agents; agent++)
        {
            work._agents.Add(await ReadingAgent.OpenAsync(work._app.Address, agent, ct));
        }

        return work;
    }

    public static Task PrepareAsync(string data, CancellationToken ct) => Crew.AddAsync(data, Agents, ct);

    /// <summary>Until the task ends; times in milliseconds.</summary>
    public async Task<(Sample Reads, Sample Writes)> DuringAsync(Task until, CancellationToken ct)
    {
        var (reads, writes) = (new ConcurrentBag<double>(), new ConcurrentBag<double>());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var working = Task.WhenAll(_agents.Select((agent, at) => ReadOnAsync(agent, BetweenPages * at / Agents, reads, stop.Token)).Append(WriteOnAsync(writes, stop.Token)));
        await Task.WhenAny(until, working);
        await stop.CancelAsync();
        await working;
        await until;
        return (new(reads), new(writes));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var agent in _agents)
        {
            await agent.DisposeAsync();
        }

        _http.Dispose();
        await _app.DisposeAsync();
    }

    /// <param name="after">Five people do not press in the same millisecond, twice a second.</param>
    private static async Task ReadOnAsync(ReadingAgent agent, TimeSpan after, ConcurrentBag<double> times, CancellationToken stop)
    {
        await Task.Delay(after, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var (pace, began) = (new Pace(BetweenPages), Stopwatch.GetTimestamp());
        for (var page = 0; !stop.IsCancellationRequested; page++)
        {
            await pace.WaitAsync(page, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (page % 100 == 99)
            {
                await agent.PingAsync();
            }

            times.Add(await agent.TurnAsync(began + (long)(pace.DueAt(page).TotalSeconds * Stopwatch.Frequency), CancellationToken.None));
        }
    }

    private async Task WriteOnAsync(ConcurrentBag<double> times, CancellationToken stop)
    {
        var (pace, began, open) = (new Pace(BetweenWrites), Stopwatch.GetTimestamp(), new List<Task>());
        for (var write = 0; !stop.IsCancellationRequested; write++)
        {
            await pace.WaitAsync(write, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            open.Add(WriteAsync(began + (long)(pace.DueAt(write).TotalSeconds * Stopwatch.Frequency), times));
        }

        await Task.WhenAll(open);
    }

    /// <summary>A call begins, and with the next write it ends.</summary>
    private async Task WriteAsync(long due, ConcurrentBag<double> times)
    {
        var number = Interlocked.Increment(ref _written);
        var signal = new { callId = $"call-{number / 2}", sequence = number % 2, signal = number % 2 == 0 ? "ringing" : "ended", number = $"199{number / 2:D8}", extension = "7999" };
        using var answer = await _http.PostAsJsonAsync($"api/v1/lines/{RingFeed.LineId}/events", signal);
        answer.EnsureSuccessStatusCode();
        times.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
    }
}
