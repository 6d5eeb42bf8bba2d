using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>A product process with a hall full of agents' tabs.</summary>
internal sealed class Floor : IAsyncDisposable
{
    // What signing in and opening pages left behind is collected, or is the tabs'.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(15);

    private readonly TemporaryData _data;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<AgentCircuit> _agents = [];
    private Task _pinging = Task.CompletedTask;

    private Floor(TemporaryData data, AppProcess app) => (_data, App) = (data, app);

    public AppProcess App { get; }

    public string DataFolder => _data.Folder;

    public IReadOnlyList<AgentCircuit> Agents => _agents;

    /// <summary>What the working set grew by for each tab.</summary>
    public double MegabytesEach { get; private set; }

    public int Strangers => _agents.Sum(agent => agent.Strangers);

    public static async Task<Floor> OpenAsync(BenchWish wish, Figures figures, int agents, CancellationToken ct)
    {
        var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);
        await Crew.AddAsync(data.Folder, agents, ct);
        var line = new Dictionary<string, string> { ["Lines__0__Id"] = RingFeed.LineId, ["Lines__0__Adapter"] = "HttpEvents" };
        var floor = new Floor(data, await AppProcess.StartAsync(wish.Place, data.Folder, line, ct));
        try
        {
            await floor.FillAsync(agents, wish.Quick ? TimeSpan.FromSeconds(3) : Settling, figures, ct);
        }
        catch
        {
            await floor.DisposeAsync();
            throw;
        }

        return floor;
    }

    /// <summary>Says what went wrong with a tab, if anything did.</summary>
    public void DemandWhole()
    {
        if (_agents.Select(agent => agent.Fault).OfType<string>().ToList() is { Count: > 0 } faults)
        {
            throw new BenchFailure($"{faults.Count} circuits broke: {faults[0]}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pinging;
        foreach (var agent in _agents)
        {
            await agent.DisposeAsync();
        }

        await App.DisposeAsync();
        _data.Dispose();
        _stop.Dispose();
    }

    private async Task FillAsync(int agents, TimeSpan settling, Figures figures, CancellationToken ct)
    {
        // The first few pay for what all share.
        var first = Math.Min(10, agents / 2);
        await OpenTabsAsync(first, ct);
        await Task.Delay(settling, ct);
        var before = App.WorkingSetMegabytes;
        await OpenTabsAsync(agents, ct);
        await Task.Delay(settling, ct);
        MegabytesEach = (App.WorkingSetMegabytes - before) / (agents - first);
        figures.Say($"{agents} circuits are open");
        _pinging = Tabs.PingAsync(_agents.ConvertAll<Func<Task>>(agent => agent.PingAsync), _stop.Token);
    }

    private async Task OpenTabsAsync(int upTo, CancellationToken ct)
    {
        while (_agents.Count < upTo)
        {
            _agents.AddRange(await Task.WhenAll(Enumerable.Range(_agents.Count, Math.Min(4, upTo - _agents.Count)).Select(agent => AgentCircuit.OpenAsync(App.Address, agent, ct))));
        }
    }
}
