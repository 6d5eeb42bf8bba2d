using System.Diagnostics;
using System.Text;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>An agent's tab: knows which number must ring here next, and counts what should not have come.</summary>
internal sealed class AgentCircuit : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly Circuit _circuit;
    private volatile ExpectedRing? _expected;
    private ulong? _dismiss;
    private NoteBox? _note;

    private AgentCircuit(HttpClient http, string cookies)
    {
        _http = http;
        _circuit = new(http, cookies) { OnBatch = Read };
    }

    public string? Fault => _circuit.Fault;

    /// <summary>Cards that came here and belong to nobody's ring at this seat.</summary>
    public int Strangers { get; private set; }

    public static async Task<AgentCircuit> OpenAsync(Uri address, int agent, CancellationToken ct)
    {
        var (http, cookies) = await WebSignIn.EnterAsync(address, Crew.StaffNo(agent), ct);
        var tab = new AgentCircuit(http, cookies);
        await tab._circuit.StartAsync("calls", ct);
        return tab;
    }

    /// <summary>Completes with the stamp of the batch that brought this number's card.</summary>
    public Task<long> Expect(string number)
    {
        var ring = new ExpectedRing(Encoding.UTF8.GetBytes(number));
        _expected = ring;
        return ring.Shown.Task;
    }

    public Task PingAsync() => _circuit.PingAsync();

    public Task DismissAsync() => _dismiss is { } handler ? _circuit.ClickAsync(handler) : Task.CompletedTask;

    /// <summary>From now on the card's note is followed, and can be written.</summary>
    public NoteBox TakeNotes() => _note ??= new(_circuit);

    /// <summary>There and back through this circuit, with nothing to render.</summary>
    public async Task<double> LookAsync(long due, CancellationToken ct)
    {
        await _circuit.LookAsync(ct);
        return Stopwatch.GetElapsedTime(due).TotalMilliseconds;
    }

    public async ValueTask DisposeAsync()
    {
        await _circuit.DisposeAsync();
        _http.Dispose();
    }

    private void Read(RenderBatch batch, long stamp)
    {
        _note?.Read(batch);
        if (!batch.Holds("screen-pop"u8))
        {
            return;
        }

        if (_expected is { } ring && batch.Holds(ring.Number))
        {
            _dismiss = batch.ClickHandlerOf("pop-dismiss") ?? _dismiss;
            ring.Shown.TrySetResult(stamp);
        }
        else
        {
            Strangers++;
        }
    }

    private sealed record ExpectedRing(byte[] Number)
    {
        public TaskCompletionSource<long> Shown { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
