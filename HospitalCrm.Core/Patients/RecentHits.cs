using System.Collections.Concurrent;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients;

/// <summary>
/// Whom a session was shown by a search that is on record, for a minute: letters typed on that only narrow what was shown need no entry
/// of their own, and everybody shown is on record all the same.
/// </summary>
public sealed class RecentHits
{
    private const int MostSessions = 5_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string StaffNo, Guid Session), Shown> _shown = new();

    public bool Holds(Actor actor, IReadOnlyCollection<Id<Patient>> hits, DateTimeOffset now) =>
        hits.Count > 0 && _shown.TryGetValue(Key(actor), out var shown) && now - shown.At < Kept && hits.All(shown.Hits.Contains);

    public void Add(Actor actor, IReadOnlyCollection<Id<Patient>> hits, DateTimeOffset now)
    {
        if (_shown.Count > MostSessions)
        {
            foreach (var (old, _) in _shown.Where(held => now - held.Value.At >= Kept))
            {
                _shown.TryRemove(old, out _);
            }
        }

        _shown[Key(actor)] = new(now, [.. hits]);
    }

    private static (string StaffNo, Guid Session) Key(Actor actor) => (actor.StaffNo, actor.SessionId);

    private sealed record Shown(DateTimeOffset At, HashSet<Id<Patient>> Hits);
}
