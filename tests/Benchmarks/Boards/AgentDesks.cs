using HospitalCrm.Benchmarks.FanOut;

namespace HospitalCrm.Benchmarks.Boards;

/// <summary>Those who are called, each with a tab without a browser that puts its card away when the call is over.</summary>
internal sealed class AgentDesks : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<AgentCircuit> _desks = [];
    private readonly int _first;
    private Task _pinging = Task.CompletedTask;

    private AgentDesks(int first) => _first = first;

    /// <param name="first">Their place in the <see cref="Crew"/>.</param>
    public static async Task<AgentDesks> OpenAsync(Uri address, int first, int count, CancellationToken ct)
    {
        var desks = new AgentDesks(first);
        try
        {
            for (var at = 0; at < count; at++)
            {
                desks._desks.Add(await AgentCircuit.OpenAsync(address, first + at, ct));
            }
        }
        catch
        {
            await desks.DisposeAsync();
            throw;
        }

        desks._pinging = Tabs.PingAsync(desks._desks.ConvertAll<Func<Task>>(desk => desk.PingAsync), desks._stop.Token);
        return desks;
    }

    /// <summary>Calls come to one after the other.</summary>
    public (AgentCircuit Agent, string Extension) At(int call) => (_desks[call % _desks.Count], Crew.Extension(_first + (call % _desks.Count)));

    public void DemandWhole()
    {
        if (_desks.Select(desk => desk.Fault).OfType<string>().ToList() is { Count: > 0 } faults)
        {
            throw new BenchFailure($"{faults.Count} agents' tabs broke: {faults[0]}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pinging;
        foreach (var desk in _desks)
        {
            await desk.DisposeAsync();
        }

        _stop.Dispose();
    }
}
