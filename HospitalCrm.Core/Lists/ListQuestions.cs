using System.Runtime.CompilerServices;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Lists;

/// <summary>
/// What each reader was shown last of each list, so that its total is not put on record a second time. A total of anything else is a question
/// of its own: how many archives a name has tells something too. Kept as long as the page that asks.
/// </summary>
public sealed class ListQuestions
{
    private const int Most = 50;

    private readonly ConditionalWeakTable<Actor, Dictionary<string, string>> _asked = [];

    internal void Keep(Actor actor, string list, ListQuery query)
    {
        var known = _asked.GetOrCreateValue(actor);
        lock (known)
        {
            if (known.Count >= Most)
            {
                known.Clear();
            }

            known[list] = Written(query);
        }
    }

    internal bool IsKept(Actor actor, string list, ListQuery query)
    {
        if (!_asked.TryGetValue(actor, out var known))
        {
            return false;
        }

        lock (known)
        {
            return known.TryGetValue(list, out var written) && written == Written(query);
        }
    }

    private static string Written(ListQuery query) =>
        string.Join('\u0001', query.Filters.Where(filter => filter.Value.Length > 0).OrderBy(filter => filter.Key, StringComparer.Ordinal).Select(filter => filter.Key + '\u0002' + filter.Value));
}
