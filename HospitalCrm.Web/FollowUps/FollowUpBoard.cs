using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.FollowUps;

/// <summary>
/// Tells open pages that an alert was raised, climbed, was acknowledged or handled; and, a few times a second at most, which follow-ups
/// somebody took, gave or ended. What moved is told whole, so that fifty open pages need not ask fifty times.
/// </summary>
public sealed class FollowUpBoard(TimeProvider clock)
{
    /// <summary>Moves within this time are told together.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly Lock _lock = new();
    private Dictionary<Id<FollowUpTask>, FollowUpMoved> _moved = [];
    private ITimer? _timer;

    /// <summary>Alerts. Subscribers must return at once.</summary>
    public event Action? Changed;

    /// <summary>Where follow-ups stand now, the last of each. Subscribers must return at once, and show only what they showed before.</summary>
    public event Action<IReadOnlyCollection<FollowUpMoved>>? Moved;

    internal void Tell()
    {
        foreach (var page in Changed?.GetInvocationList() ?? [])
        {
            ((Action)page)();
        }
    }

    internal void Tell(FollowUpMoved moved)
    {
        lock (_lock)
        {
            _moved[moved.TaskId] = moved;
            _timer ??= clock.CreateTimer(_ => Flush(), null, Pause, Timeout.InfiniteTimeSpan);
        }
    }

    private void Flush()
    {
        Dictionary<Id<FollowUpTask>, FollowUpMoved> moved;
        lock (_lock)
        {
            _timer?.Dispose();
            (moved, _moved, _timer) = (_moved, [], null);
        }

        foreach (var page in Moved?.GetInvocationList() ?? [])
        {
            ((Action<IReadOnlyCollection<FollowUpMoved>>)page)(moved.Values);
        }
    }
}

internal sealed class AlertRelay(FollowUpBoard board) : IAfterCommit<AlertChanged>
{
    public Task AfterCommitAsync(AlertChanged happened, CancellationToken ct)
    {
        board.Tell();
        return Task.CompletedTask;
    }
}

internal sealed class FollowUpRelay(FollowUpBoard board) : IAfterCommit<FollowUpMoved>
{
    public Task AfterCommitAsync(FollowUpMoved happened, CancellationToken ct)
    {
        board.Tell(happened);
        return Task.CompletedTask;
    }
}

internal static class FollowUpServices
{
    public static IServiceCollection AddFollowUps(this IServiceCollection services) => services
        .AddSingleton<FollowUpBoard>()
        .AddScoped<IAfterCommit<AlertChanged>, AlertRelay>()
        .AddScoped<IAfterCommit<FollowUpMoved>, FollowUpRelay>();
}
