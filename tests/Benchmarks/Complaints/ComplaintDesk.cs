using System.Collections.Concurrent;
using System.Diagnostics;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks.Complaints;

/// <summary>A desk process as its callers see it. When it dies, whoever waits is told that nobody answered.</summary>
internal sealed class ComplaintDesk : IAsyncDisposable
{
    /// <summary>For answers that were read before it died and are on their way to who waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly Process _process;
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<string?>> _waiting = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;
    private readonly object _writing = new();

    private ComplaintDesk(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    public static async Task<ComplaintDesk> OpenAsync(string folder, CancellationToken ct)
    {
        var program = Environment.ProcessPath ?? throw new BenchFailure("the bench does not know its own program");
        var start = new ProcessStartInfo(program, [ComplaintDeskProcess.Verb, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var desk = new ComplaintDesk(Process.Start(start) ?? throw new BenchFailure("the desk did not start"));
        await desk._ready.Task.WaitAsync(TimeSpan.FromMinutes(2), ct);
        return desk;
    }

    /// <returns>Case and number; null when it died first.</returns>
    public async Task<string?> SaveAsync(Guid key, int at)
    {
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[key] = answer;
        try
        {
            lock (_writing)
            {
                _process.StandardInput.WriteLine($"{key} {at}");
                _process.StandardInput.Flush();
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidOperationException or ObjectDisposedException)
        {
            return null;
        }

        // What was written to a pipe whose reader is gone already is answered by nobody.
        return await Task.WhenAny(answer.Task, Gone(Patience)) == answer.Task ? await answer.Task : null;

        async Task Gone(TimeSpan patience)
        {
            await _reading;
            await Task.Delay(patience);
        }
    }

    public async Task KillAsync(CancellationToken ct)
    {
        await Signals.KillAsync(_process, ct);
        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Signals.KillAsync(_process, CancellationToken.None);
        }

        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == ComplaintDeskProcess.Ready)
            {
                _ready.TrySetResult();
            }
            else if (line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end && Guid.TryParse(line[..end], out var key) && _waiting.TryRemove(key, out var waiting))
            {
                waiting.TrySetResult(line[(end + 1)..]);
            }
        }

        _ready.TrySetException(new BenchFailure("the desk ended before it was ready"));
        await Task.Yield();
        foreach (var waiting in _waiting.Values)
        {
            waiting.TrySetResult(null);
        }
    }
}
