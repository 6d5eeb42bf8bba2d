using HospitalCrm.Core.Analytics.Boards;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Web.Realtime;

/// <summary>
/// The figures of the boards, counted while somebody looks: once for all who see the same rows, and told to a page only when one of its
/// figures changed. Counted from the tables, not summed up from what was heard: no restart, other node or bulk work can make them wrong.
/// A figure rests twenty times as long as counting it took, so that none takes more than a twentieth of a core; what one reader alone sees
/// is counted again when something of its room was written, else every two seconds (ADR 0063).
/// </summary>
internal sealed partial class BoardRelay(UseCaseRunner run, Grants grants, Sessions sessions, RoomWrites writes, TimeProvider clock, ILogger<BoardRelay> logger) : BackgroundService
{
    internal static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);
    internal static readonly TimeSpan Unheard = TimeSpan.FromSeconds(2);
    private const int Rest = 20;

    private readonly Lock _lock = new();
    private readonly HashSet<BoardWatch> _watches = [];
    private readonly SemaphoreSlim _counting = new(1);
    private readonly Dictionary<(string Figure, string Sight), Counted> _counted = [];

    /// <summary>Begins to look; the first figures are there when the task ends.</summary>
    /// <param name="figures">Their names.</param>
    /// <param name="onChanged">Must return at once; not called for the first figures.</param>
    public async Task<BoardWatch> WatchAsync(Actor actor, IReadOnlySet<string> figures, Action onChanged, CancellationToken ct)
    {
        var isFirst = true;
        var watch = new BoardWatch(actor, figures, () => (isFirst ? () => { } : onChanged)(), Leave);
        await LookAsync([watch], ct);
        isFirst = false;
        lock (_lock)
        {
            _watches.Add(watch);
        }

        return watch;
    }

    /// <summary>How many look and how much is kept for them; for the tests of leaks.</summary>
    internal (int Watches, int Figures) Held()
    {
        lock (_lock)
        {
            return (_watches.Count, _counted.Count);
        }
    }

    public override void Dispose()
    {
        _counting.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await BeatAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(logger, failure);
            }
        }
    }

    /// <summary>Counts what has rested long enough, for all who look.</summary>
    internal Task BeatAsync(CancellationToken ct)
    {
        BoardWatch[] watches;
        lock (_lock)
        {
            watches = [.. _watches];
        }

        return LookAsync(watches, ct);
    }

    private void Leave(BoardWatch watch)
    {
        lock (_lock)
        {
            _watches.Remove(watch);
            if (_watches.Count == 0)
            {
                _counted.Clear();
            }
        }
    }

    private async Task LookAsync(BoardWatch[] watches, CancellationToken ct)
    {
        if (watches.Length == 0)
        {
            return;
        }

        await _counting.WaitAsync(ct);
        try
        {
            var views = await ViewsAsync(watches);
            foreach (var (key, reader) in views.SelectMany(view => view.Value.Select(figure => (Key: (figure.Key, figure.Value), view.Key.Actor))).DistinctBy(wanted => wanted.Key))
            {
                await CountAsync(key, reader, ct);
            }

            foreach (var (watch, sights) in views)
            {
                Show(watch, sights);
            }
        }
        finally
        {
            _counting.Release();
        }
    }

    /// <summary>Of each watch whose session lives: under which sight it is shown each of its figures.</summary>
    private async Task<Dictionary<BoardWatch, Dictionary<string, string>>> ViewsAsync(BoardWatch[] watches)
    {
        var views = new Dictionary<BoardWatch, Dictionary<string, string>>();
        foreach (var watch in watches)
        {
            if (!await sessions.IsAliveAsync(watch.Actor.SessionId) || !await grants.HasAsync(watch.Actor, ReadBoardFigure.Requires))
            {
                continue;
            }

            var sights = views[watch] = new(StringComparer.Ordinal);
            foreach (var figure in BoardFigures.All.Where(figure => watch.Figures.Contains(figure.Name)))
            {
                if (await figure.SightAsync(grants, watch.Actor) is { } sight)
                {
                    sights[figure.Name] = sight;
                }
            }
        }

        return views;
    }

    private async Task CountAsync((string Figure, string Sight) key, Actor reader, CancellationToken ct)
    {
        Counted? known;
        lock (_lock)
        {
            known = _counted.GetValueOrDefault(key);
        }

        var heard = writes.Of(BoardFigures.Find(key.Figure)!.List.RowType);
        if (known is not null && clock.GetElapsedTime(known.Stamp) < RestOf(known, heard, key.Sight))
        {
            return;
        }

        var begun = clock.GetTimestamp();
        long? value = null;
        try
        {
            value = (await run.RunAsync(reader, (ReadBoardFigure use) => use.HandleAsync(key.Figure, ct))).Value;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(logger, failure);
        }

        var now = clock.GetTimestamp();
        lock (_lock)
        {
            _counted[key] = value is { } counted ? new(counted, now, clock.GetElapsedTime(begun, now) * Rest, heard, true) : new(known?.Value, now, Beat, heard, false);
        }
    }

    /// <summary>Fifty readers who see fifty different parts of a list are fifty counts: those are not made while nothing of its room changes.</summary>
    private static TimeSpan RestOf(Counted known, long heard, string sight) =>
        known.IsFresh && known.Heard == heard && !BoardFigure.IsShared(sight) && known.Rest < Unheard ? Unheard : known.Rest;

    private void Show(BoardWatch watch, Dictionary<string, string> sights)
    {
        var values = new Dictionary<string, long>(StringComparer.Ordinal);
        var isStale = false;
        lock (_lock)
        {
            foreach (var (figure, sight) in sights)
            {
                var counted = _counted.GetValueOrDefault((figure, sight));
                isStale |= counted is null or { IsFresh: false };
                if (counted?.Value is { } value)
                {
                    values[figure] = value;
                }
            }
        }

        try
        {
            watch.Show(new(values, isStale));
        }
        catch (Exception failure)
        {
            // One dead circuit must not keep the figures from the next.
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a board could not be brought up to date")]
    private static partial void LogFailed(ILogger logger, Exception failure);

    /// <param name="Value">Null: never counted yet.</param>
    /// <param name="Heard">The commits of its room before it was counted.</param>
    /// <param name="IsFresh">False: the last try failed.</param>
    private sealed record Counted(long? Value, long Stamp, TimeSpan Rest, long Heard, bool IsFresh);
}
