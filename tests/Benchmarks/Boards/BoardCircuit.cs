using System.Globalization;
using HospitalCrm.Benchmarks.FanOut;

namespace HospitalCrm.Benchmarks.Boards;

/// <summary>/dashboard in a tab without a browser: keeps every value its figure of answered calls took, and when.</summary>
internal sealed class BoardCircuit : IAsyncDisposable
{
    private const string Tile = "dash-calls-answered";

    private readonly HttpClient _http;
    private readonly Circuit _circuit;
    private readonly List<(long Value, long Stamp)> _seen = [];
    private int? _tile;
    private long _bytesBefore;

    private BoardCircuit(HttpClient http, string cookies)
    {
        _http = http;
        _circuit = new(http, cookies) { OnBatch = Read };
    }

    public string? Fault => _circuit.Fault;

    public long Bytes => _circuit.Received - _bytesBefore;

    public static async Task<BoardCircuit> OpenAsync(Uri address, int viewer, CancellationToken ct)
    {
        var (http, cookies) = await WebSignIn.EnterAsync(address, Crew.StaffNo(viewer), ct);
        var board = new BoardCircuit(http, cookies);
        await board._circuit.StartAsync("dashboard", ct);
        return board;
    }

    public Task PingAsync() => _circuit.PingAsync();

    /// <summary>What comes from now on is measured.</summary>
    public void Begin()
    {
        lock (_seen)
        {
            var last = _seen is [.., var newest] ? newest : throw new BenchFailure("a board never showed its figure of answered calls");
            _seen.Clear();
            _seen.Add(last);
        }

        _bytesBefore = _circuit.Received;
    }

    /// <summary>For each answer in the order they were due: when a figure that counts it was there; null when none came.</summary>
    public IEnumerable<long?> SeenAt(int answers)
    {
        lock (_seen)
        {
            var began = _seen[0].Value;
            return [.. Enumerable.Range(1, answers).Select(answer => _seen.Where(seen => seen.Value >= began + answer).Select(seen => (long?)seen.Stamp).FirstOrDefault())];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _circuit.DisposeAsync();
        _http.Dispose();
    }

    private void Read(RenderBatch batch, long stamp)
    {
        _tile = batch.ComponentOf(Tile) ?? _tile;
        if (_tile is { } tile && batch.ValueOf(tile, "data-value") is { } value)
        {
            lock (_seen)
            {
                _seen.Add((long.Parse(value, CultureInfo.InvariantCulture), stamp));
            }
        }
    }
}
