using System.Diagnostics;
using HospitalCrm.Benchmarks.FanOut;

namespace HospitalCrm.Benchmarks.Backups;

/// <summary>An agent who turns the pages of the archives, one after the other.</summary>
internal sealed class ReadingAgent : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http;
    private readonly Circuit _circuit;
    private readonly TaskCompletionSource _firstPage = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource<long>? _awaited;
    private ulong? _next;

    private ReadingAgent(HttpClient http, string cookies)
    {
        _http = http;
        _circuit = new(http, cookies) { OnBatch = Read };
    }

    public string? Fault => _circuit.Fault;

    public static async Task<ReadingAgent> OpenAsync(Uri address, int agent, CancellationToken ct)
    {
        var (http, cookies) = await WebSignIn.EnterAsync(address, Crew.StaffNo(agent), ct);
        var reading = new ReadingAgent(http, cookies);
        await reading._circuit.StartAsync("patients", ct);
        await reading._firstPage.Task.WaitAsync(Patience, ct);
        return reading;
    }

    /// <returns>Milliseconds from when it was due to the batch with the next page's rows.</returns>
    public async Task<double> TurnAsync(long due, CancellationToken ct)
    {
        var shown = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited = shown;
        await _circuit.ClickAsync(_next ?? throw new BenchFailure("the list of archives has no button for the next page"));
        return Stopwatch.GetElapsedTime(due, await shown.Task.WaitAsync(Patience, ct)).TotalMilliseconds;
    }

    public Task PingAsync() => _circuit.PingAsync();

    public async ValueTask DisposeAsync()
    {
        await _circuit.DisposeAsync();
        _http.Dispose();
    }

    private void Read(RenderBatch batch, long stamp)
    {
        _next = batch.ClickHandlerOf("list-next") ?? _next;
        if (batch.Holds("data-key"u8))
        {
            _firstPage.TrySetResult();
            _awaited?.TrySetResult(stamp);
        }
    }
}
