using System.Diagnostics;
using HospitalCrm.Benchmarks.FanOut;

namespace HospitalCrm.Benchmarks.Boards;

/// <summary>All boards that are open.</summary>
internal sealed class BoardWall : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<BoardCircuit> _boards = [];
    private Task _pinging = Task.CompletedTask;

    public long Bytes => _boards.Sum(board => board.Bytes);

    public static async Task<BoardWall> OpenAsync(Uri address, int boards, CancellationToken ct)
    {
        var wall = new BoardWall();
        try
        {
            while (wall._boards.Count < boards)
            {
                wall._boards.AddRange(await Task.WhenAll(Enumerable.Range(wall._boards.Count, Math.Min(4, boards - wall._boards.Count)).Select(at => BoardCircuit.OpenAsync(address, at, ct))));
            }
        }
        catch
        {
            await wall.DisposeAsync();
            throw;
        }

        wall._pinging = Tabs.PingAsync(wall._boards.ConvertAll<Func<Task>>(board => board.PingAsync), wall._stop.Token);
        return wall;
    }

    public void Begin() => _boards.ForEach(board => board.Begin());

    /// <param name="due">When each call was due to be answered, in order.</param>
    /// <returns>Milliseconds until each board counted each of them; and how many were never counted.</returns>
    public (IReadOnlyList<double> Times, int Unseen) Times(IReadOnlyList<long> due)
    {
        var seen = _boards.SelectMany(board => board.SeenAt(due.Count).Zip(due, (at, began) => at is { } stamp ? Stopwatch.GetElapsedTime(began, stamp).TotalMilliseconds : (double?)null)).ToList();
        return ([.. seen.OfType<double>()], seen.Count(time => time is null));
    }

    public void DemandWhole()
    {
        if (_boards.Select(board => board.Fault).OfType<string>().ToList() is { Count: > 0 } faults)
        {
            throw new BenchFailure($"{faults.Count} boards broke: {faults[0]}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pinging;
        foreach (var board in _boards)
        {
            await board.DisposeAsync();
        }

        _stop.Dispose();
    }
}
