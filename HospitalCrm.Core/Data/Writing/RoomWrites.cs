using System.Collections.Concurrent;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Data.Writing;

/// <summary>
/// How many commits of this process changed an entity of a room: who shows rows of it need not ask the database while the number stands.
/// Bulk statements, other processes and the clock are not heard here, so he asks all the same after a while.
/// </summary>
public sealed class RoomWrites
{
    private readonly ConcurrentDictionary<string, long> _commits = new(StringComparer.Ordinal);

    /// <param name="type">Any type of the room, such as the row of a list.</param>
    public long Of(Type type) => _commits.GetValueOrDefault(RoomName.Of(type));

    internal void Committed(IEnumerable<string> rooms)
    {
        foreach (var room in rooms)
        {
            _commits.AddOrUpdate(room, 1, static (_, commits) => commits + 1);
        }
    }
}
